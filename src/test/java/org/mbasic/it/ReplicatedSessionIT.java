package org.mbasic.it;

import java.util.Map;

/** Two WildFlys that replicate HTTP sessions. */
class ReplicatedSessionIT extends ReplicationContract {
  @Override
  TwoServers cluster() throws Exception {
    return TwoServers.sticky("replicated", Map.of("jboss.default.multicast.address", "230.0.1.1"));
  }
}
