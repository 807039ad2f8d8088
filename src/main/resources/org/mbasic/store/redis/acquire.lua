-- KEYS[1] workspace; ARGV: owner, the browser's epoch, 1 to force, TTL ms, an owner to force whatever the third
-- says. How long ago an owner saved says nothing about it: whoever owns the workspace is asked for it.
local key = KEYS[1]
local head = redis.call('HMGET', key, 'ep', 'own', 'ver', 'del')
if not head[3] then return {'NONE'} end
if head[4] and head[3] == '0' then return {'DELETED'} end
local owner = head[2]
local others = owner ~= ARGV[1] and owner ~= ''
if others and ARGV[3] ~= '1' and owner ~= ARGV[5] then return {'BUSY', owner} end
-- Even the owner itself gets a new one: what it sent before may still be on its way over another connection.
local epoch = string.format('%.0f', math.max(tonumber(head[1]), tonumber(ARGV[2])) + 1)
-- An older release asks an owner only until the time in lx: it is to ask always.
redis.call('HSET', key, 'ep', epoch, 'own', ARGV[1], 'lx', '1e15')
redis.call('PEXPIRE', key, ARGV[4])
return {'HELD', epoch, head[3], redis.call('HGETALL', key), others and '1' or '0'}
