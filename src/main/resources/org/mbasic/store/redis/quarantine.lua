-- KEYS[1] workspace, KEYS[2] where its copy goes, in place of an earlier one; ARGV: TTL ms.
local all = redis.call('HGETALL', KEYS[1])
if not all[1] then return {'NONE'} end
-- Only where there is one: after an UNLINK Redis may take more than it has room for.
if redis.call('HMGET', KEYS[2], 'ver')[1] then redis.call('UNLINK', KEYS[2]) end
for i = 1, #all, 2 do
  redis.call('HSET', KEYS[2], all[i], all[i + 1])
end
redis.call('PEXPIRE', KEYS[2], ARGV[1])
return {'KEPT'}
