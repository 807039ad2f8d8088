package org.mbasic.live;

import java.util.function.Consumer;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.Wire;

/**
 * A page whose socket has said hello.
 *
 * @param hello where it stands
 * @param seated told whom its messages are for from then on
 * @param since when it said hello, by {@link System#nanoTime}
 */
record Guest(Wire wire, ClientMessage.Hello hello, Consumer<Seat> seated, long since) {}
