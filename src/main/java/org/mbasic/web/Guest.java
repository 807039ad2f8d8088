package org.mbasic.web;

import java.util.function.Consumer;

/**
 * A page whose socket has said hello.
 *
 * @param hello where it stands
 * @param seated told whom its messages are for from then on
 * @param since when it said hello, by {@link System#nanoTime}
 */
record Guest(Wire wire, ClientMessage.Hello hello, Consumer<Seat> seated, long since) {}
