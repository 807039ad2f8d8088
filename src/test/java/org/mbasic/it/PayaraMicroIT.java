package org.mbasic.it;

import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Two Payara Micros that keep each other's HTTP sessions. */
@Tag("cluster")
class PayaraMicroIT extends ReplicationTest {
  @Override
  TwoServers cluster() throws Exception {
    return TwoServers.sticky(PayaraMicro.cluster(2)::start, "payara-micro", Map.of());
  }
}
