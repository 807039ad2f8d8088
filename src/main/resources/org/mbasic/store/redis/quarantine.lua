-- KEYS[1] workspace, KEYS[2] where its copy goes, in place of an earlier one; ARGV: TTL ms.
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  redis.call('HSET', KEYS[2], all[i], all[i + 1])
end
redis.call('PEXPIRE', KEYS[2], ARGV[1])
return {'KEPT'}
