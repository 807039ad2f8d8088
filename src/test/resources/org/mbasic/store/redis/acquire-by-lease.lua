-- KEYS[1] workspace; ARGV: owner, the browser's epoch, 1 to force, TTL ms, lease ms, an owner to force whatever
-- the third says.
local key = KEYS[1]
local head = redis.call('HMGET', key, 'ep', 'own', 'ver', 'lx', 'del')
if not head[3] then return {'NONE'} end
if head[5] and head[3] == '0' then return {'DELETED'} end
local now = redis.call('TIME')
local clock = now[1] * 1000 + math.floor(now[2] / 1000)
local owner = head[2]
local others = owner ~= ARGV[1] and owner ~= '' and (tonumber(head[4]) or 0) > clock
if others and ARGV[3] ~= '1' and owner ~= ARGV[6] then return {'BUSY', owner} end
local epoch = tonumber(head[1])
local seen = tonumber(ARGV[2])
if owner ~= ARGV[1] or epoch < seen then
  epoch = math.max(epoch, seen) + 1
end
local text = string.format('%.0f', epoch)
redis.call('HSET', key, 'ep', text, 'own', ARGV[1],
  'lx', string.format('%.0f', clock + ARGV[5]))
redis.call('PEXPIRE', key, ARGV[4])
return {'HELD', text, head[3], redis.call('HGETALL', key), others and '1' or '0'}
