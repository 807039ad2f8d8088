-- KEYS[1] workspace; ARGV: epoch, owner.
local head = redis.call('HMGET', KEYS[1], 'ep', 'own')
if head[1] == ARGV[1] and head[2] == ARGV[2] then
  redis.call('HSET', KEYS[1], 'own', '')
end
return {'DONE'}
