package org.mbasic.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A balancer on a free loopback port: hands each connection to the next server in turn, or, when it
 * is sticky, to the one that the session cookie of its first request names. A server that refuses
 * connections is passed over. One thread passes the bytes on; it keeps what the receiver does not
 * take at once, and reads no more until that is gone. Any thread may call.
 */
public final class Balancer implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int BACKLOG = 4096;
  private static final Pattern ROUTE = Pattern.compile("JSESSIONID=[^;\\s]*\\.([\\w-]+)");

  private final boolean sticky;
  private final List<ServerProcess> servers;
  private final Set<ServerProcess> out = ConcurrentHashMap.newKeySet();
  private final Selector selector;
  private final ServerSocketChannel door;
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Thread thread;
  private int turn;
  private volatile long noticed;

  private Balancer(boolean sticky, List<ServerProcess> servers) throws IOException {
    this.sticky = sticky;
    this.servers = servers;
    selector = Selector.open();
    door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
    thread = new Thread(this::run, "balancer");
    thread.start();
  }

  /** Each connection goes to the next server. */
  public static Balancer roundRobin(ServerProcess... servers) throws IOException {
    return new Balancer(false, List.of(servers));
  }

  /** A connection goes to the server that its HTTP session is of, while that one lives. */
  public static Balancer sticky(ServerProcess... servers) throws IOException {
    return new Balancer(true, List.of(servers));
  }

  /** Where browsers go. */
  public URI page() {
    return URI.create("http://127.0.0.1:" + door.socket().getLocalPort() + "/");
  }

  /** When a server broke a connection last, by {@link System#nanoTime}. */
  public long noticed() {
    return noticed;
  }

  /** Cuts all connections to a server and makes no new ones, as when its health check fails. */
  public void takeOut(ServerProcess server) {
    out.add(server);
    noticed = System.nanoTime();
    order(() -> cut(server));
  }

  /** Lets a server have connections again. */
  public void putBack(ServerProcess server) {
    out.remove(server);
  }

  private void cut(ServerProcess server) {
    for (SelectionKey key : List.copyOf(selector.keys())) {
      if (key.attachment() instanceof End end && end.server == server) {
        end.closeBoth();
      }
    }
  }

  private void order(Runnable order) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    orders.add(
        () -> {
          order.run();
          done.complete(null);
        });
    selector.wakeup();
    done.join();
  }

  private void run() {
    try {
      while (door.isOpen()) {
        selector.select();
        for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
          order.run();
        }
        for (SelectionKey key : selector.selectedKeys()) {
          serve(key);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void serve(SelectionKey key) throws IOException {
    if (!key.isValid()) {
      return;
    }
    if (key.isAcceptable()) {
      for (SocketChannel browser = door.accept(); browser != null; browser = door.accept()) {
        new End(browser, null, SelectionKey.OP_READ);
      }
    } else if (key.attachment() instanceof End end) {
      end.serve(key);
    }
  }

  /** The servers for a connection that begins so, the best one first. */
  private List<ServerProcess> order(String head) {
    List<ServerProcess> order = new ArrayList<>(servers);
    Collections.rotate(order, -(turn++ % order.size()));
    Matcher route = ROUTE.matcher(head);
    if (sticky && route.find()) {
      order.sort(Comparator.comparing(server -> !server.name().equals(route.group(1))));
    }
    return order;
  }

  /** One of the two ends of a connection. */
  private final class End {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final @Nullable ServerProcess server;
    private @Nullable End other;

    /** What came of a connection that has no server yet. */
    private String head = "";

    /** Servers that such a connection has not tried yet. */
    private Iterator<ServerProcess> untried = Collections.emptyIterator();

    /** What the other end sent and this one has not taken. */
    private ByteBuffer waiting = ByteBuffer.allocate(0);

    End(SocketChannel channel, @Nullable ServerProcess server, int interest) throws IOException {
      this.channel = channel;
      this.server = server;
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      key = channel.register(selector, interest, this);
    }

    void serve(SelectionKey ready) {
      try {
        if (ready.isConnectable()) {
          finish();
        } else if (ready.isWritable()) {
          drain();
        } else {
          read();
        }
      } catch (IOException broken) {
        end();
      }
    }

    private void read() throws IOException {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        end();
        return;
      }
      buffer.flip();
      End to = other;
      if (to == null) {
        begin();
      } else {
        to.take(buffer, this);
      }
    }

    /** Bytes of HTTP's head are kept until it can be seen where they go. */
    private void begin() throws IOException {
      head += StandardCharsets.ISO_8859_1.decode(buffer);
      if (!head.contains("\r\n\r\n") && head.length() < BUFFER) {
        return;
      }
      key.interestOps(0);
      untried = order(head).iterator();
      connect();
    }

    /**
     * Tries the next server, without waiting for it: on a busy machine that takes milliseconds, in
     * which thousands of others would wait.
     */
    private void connect() throws IOException {
      while (untried.hasNext()) {
        ServerProcess next = untried.next();
        if (!out.contains(next)) {
          End to = new End(SocketChannel.open(), next, SelectionKey.OP_CONNECT);
          other = to;
          to.other = this;
          if (to.begun(next.page().getPort())) {
            return;
          }
        }
      }
      end();
    }

    /** Begins to connect to a server; whether it has not been refused yet. */
    private boolean begun(int port) throws IOException {
      try {
        if (channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
          finish();
        }
        return true;
      } catch (ConnectException dead) {
        close(channel);
        return false;
      }
    }

    /** The server has taken the connection, or refused it. */
    private void finish() throws IOException {
      End from = Objects.requireNonNull(other);
      try {
        channel.finishConnect();
      } catch (ConnectException dead) {
        close(channel);
        from.connect();
        return;
      }
      key.interestOps(SelectionKey.OP_READ);
      from.key.interestOps(SelectionKey.OP_READ);
      take(ByteBuffer.wrap(from.head.getBytes(StandardCharsets.ISO_8859_1)), from);
      from.head = "";
    }

    private void take(ByteBuffer bytes, End from) {
      try {
        channel.write(bytes);
      } catch (IOException broken) {
        end();
        return;
      }
      if (bytes.hasRemaining()) {
        waiting = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        key.interestOps(SelectionKey.OP_WRITE);
        from.key.interestOps(0);
      }
    }

    private void drain() throws IOException {
      channel.write(waiting);
      End from = other;
      if (!waiting.hasRemaining() && from != null) {
        key.interestOps(SelectionKey.OP_READ);
        from.key.interestOps(SelectionKey.OP_READ);
      }
    }

    private void end() {
      if (server != null) {
        noticed = System.nanoTime();
      }
      closeBoth();
    }

    private void closeBoth() {
      close(channel);
      End peer = other;
      if (peer != null) {
        close(peer.channel);
      }
    }
  }

  private static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Cuts everything. */
  @Override
  public void close() {
    order(
        () -> {
          selector.keys().forEach(key -> close(key.channel()));
          close(door);
        });
    try {
      thread.join();
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
