-- KEYS[1] workspace; ARGV: epoch, owner, expected version, new version, fingerprint, TTL ms, number of
-- changed fields, then their names and bytes in turn, then the names of removed fields.
-- Versions are compared as texts: they never pass through Lua's doubles.
local key = KEYS[1]
local head = redis.call('HMGET', key, 'ep', 'own', 'ver', 'fp', 'del')
if not head[3] then
  if ARGV[3] ~= '0' then return {'GONE'} end
elseif head[5] and head[3] == '0' then
  return {'DELETED'}
elseif head[1] ~= ARGV[1] or head[2] ~= ARGV[2] then
  return {'FENCED'}
elseif head[3] == ARGV[4] and head[4] == ARGV[5] then
  return {'ALREADY', head[3]}
elseif head[3] ~= ARGV[3] then
  return {'CONFLICT', head[3]}
end
-- For lx see acquire.lua. A write that needs memory comes first: a full Redis then refuses the script as a whole.
redis.call('HSET', key, 'ep', ARGV[1], 'own', ARGV[2], 'ver', ARGV[4], 'fp', ARGV[5],
  'lx', '1e15')
redis.call('PEXPIRE', key, ARGV[6])
local first_removed = 8 + 2 * ARGV[7]
for i = 8, first_removed - 1, 2 do
  redis.call('HSET', key, ARGV[i], ARGV[i + 1])
end
for i = first_removed, #ARGV do
  redis.call('HDEL', key, ARGV[i])
end
return {'SAVED', ARGV[4]}
