package org.mbasic.web;

import java.util.function.Consumer;

/**
 * A page that wants in.
 *
 * @param hello where it stands
 * @param seated told whom its messages are for from then on
 */
record Guest(Wire wire, ClientMessage.Hello hello, Consumer<Seat> seated) {}
