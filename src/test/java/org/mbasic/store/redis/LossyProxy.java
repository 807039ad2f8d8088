package org.mbasic.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A TCP proxy before a server on loopback that can lose the answers. */
final class LossyProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int server;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean losing;

  LossyProxy(int server) throws IOException {
    this.server = server;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String url() {
    return "redis://127.0.0.1:" + door.getLocalPort();
  }

  /** From now on requests arrive and answers do not. */
  void loseAnswers() {
    losing = true;
  }

  /** Ends all connections; new ones lose nothing. */
  void recover() throws IOException {
    losing = false;
    hangUp();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(client);
        sockets.add(behind);
        start(() -> copy(client, behind, false));
        start(() -> copy(behind, client, true));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "lossy proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void copy(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!answers || !losing) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException closed) {
      // Either side hung up.
    }
  }

  private void hangUp() throws IOException {
    for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    hangUp();
  }
}
