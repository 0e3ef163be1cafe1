package vn.ctdp.gateway.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A request body bounded in size and in the time it may take to arrive. For one thread. */
final class BoundedInput extends ServletInputStream {

  private final ServletInputStream in;
  private final long maxBytes;
  private final int seconds;
  private final LongSupplier nanoClock;
  private final long deadline;
  private long count;

  BoundedInput(ServletInputStream in, long maxBytes, int seconds, LongSupplier nanoClock) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.seconds = seconds;
    this.nanoClock = nanoClock;
    this.deadline = nanoClock.getAsLong() + TimeUnit.SECONDS.toNanos(seconds);
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) {
      counted(1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    if (n > 0) {
      counted(n);
    }
    return n;
  }

  private void counted(int n) throws BodyRefusedException {
    count += n;
    if (count > maxBytes) {
      throw new BodyRefusedException(GatewayError.TOO_LARGE, maxBytes);
    }
    if (nanoClock.getAsLong() - deadline > 0) {
      throw new BodyRefusedException(GatewayError.TIMEOUT, seconds);
    }
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("bodies are read by the request's own thread");
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
