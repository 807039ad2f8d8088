-- KEYS[1] workspace; ARGV: TTL ms. What is left has no owner, so that whoever saves it later is fenced.
-- An older release takes that for a workspace without anything and may save it: then it is one.
-- UNLINK comes first: it makes room, and lets a full Redis pass what follows.
redis.call('UNLINK', KEYS[1])
redis.call('HSET', KEYS[1], 'ep', '0', 'own', '', 'ver', '0', 'del', '1')
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return {'DONE'}
