package vn.ctdp.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Oracle;

/** Sends messages: each sender has one thread and one connection and keeps the order of its own messages. */
final class Drive {

  /** A run in which so much goes wrong is not worth finishing. */
  private static final int TOO_MANY = 20;

  private static final int MOST_WAITS = 100;

  /**
   * What came of a run.
   *
   * @param seconds from the first request to the last answer
   * @param millis sorted times of the answers
   * @param waits how often a sender was told to come back later, and did
   * @param problems what went wrong
   */
  record Outcome(double seconds, double[] millis, int waits, List<String> problems) {

    /** A percentile, in milliseconds. */
    double percentile(double percent) {
      return millis.length == 0 ? Double.NaN : millis[Math.min(millis.length - 1, (int) (millis.length * percent / 100))];
    }
  }

  private Drive() {}

  /** Each sender sends its next message when the former is answered. */
  static Outcome closed(List<List<Message>> bySender, IntFunction<Line> lines, Road road, Oracle oracle) throws InterruptedException {
    return closed(bySender, lines, road, oracle, () -> {});
  }

  /** The same; something happens when all have signed in, right before the first request. */
  static Outcome closed(List<List<Message>> bySender, IntFunction<Line> lines, Road road, Oracle oracle, Runnable first)
      throws InterruptedException {
    return run(bySender, null, lines, road, oracle, first);
  }

  /**
   * Messages begin at times fixed in advance (a Poisson process), whether or not others are still under way; a sender that is late sends at
   * once, and its time counts from the moment at which it should have begun, so waiting is not left out.
   *
   * @param rate messages in a second, of all senders
   */
  static Outcome open(List<List<Message>> bySender, double rate, long seed, IntFunction<Line> lines, Road road, Oracle oracle)
      throws InterruptedException {
    Random random = new Random(seed);
    int longest = bySender.stream().mapToInt(List::size).max().orElse(0);
    long[][] begins = new long[bySender.size()][longest];
    double at = 0;
    for (int m = 0; m < longest; m++) {
      for (int s = 0; s < bySender.size(); s++) {
        if (m < bySender.get(s).size()) {
          at += -Math.log(1 - random.nextDouble()) / rate * 1e9;
          begins[s][m] = (long) at;
        }
      }
    }
    return run(bySender, begins, lines, road, oracle, () -> {});
  }

  private static Outcome run(
      List<List<Message>> bySender, long[][] begins, IntFunction<Line> lines, Road road, Oracle oracle, Runnable first)
      throws InterruptedException {
    List<String> problems = new ArrayList<>();
    AtomicInteger waits = new AtomicInteger();
    int count = bySender.size();
    double[][] times = new double[count][];
    List<List<byte[]>> bodies = bySender.stream().map(l -> l.stream().map(road::body).toList()).toList();
    CountDownLatch ready = new CountDownLatch(count);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(count);
    long[] start = new long[1];
    for (int s = 0; s < count; s++) {
      int sender = s;
      times[s] = new double[bySender.get(s).size()];
      Thread thread =
          new Thread(
              () -> {
                try (Line line = lines.apply(sender)) {
                  ready.countDown();
                  go.await();
                  sender(sender, bySender.get(sender), bodies.get(sender), begins, start[0], line, road, oracle, times, waits, problems);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } finally {
                  done.countDown();
                }
              },
              "sender-" + s);
      thread.setDaemon(true);
      thread.start();
    }
    ready.await();
    first.run();
    start[0] = System.nanoTime();
    go.countDown();
    done.await();
    double seconds = (System.nanoTime() - start[0]) / 1e9;
    double[] all = Arrays.stream(times).flatMapToDouble(Arrays::stream).filter(t -> t > 0).sorted().toArray();
    return new Outcome(seconds, all, waits.get(), problems);
  }

  private static void sender(
      int sender,
      List<Message> messages,
      List<byte[]> bodies,
      long[][] begins,
      long start,
      Line line,
      Road road,
      Oracle oracle,
      double[][] times,
      AtomicInteger waits,
      List<String> problems)
      throws InterruptedException {
    for (int m = 0; m < messages.size(); m++) {
      Message message = messages.get(m);
      String problem;
      try {
        long begin = System.nanoTime();
        if (begins != null) {
          begin = start + begins[sender][m];
          for (long left = begin - System.nanoTime(); left > 0; left = begin - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
        }
        Line.Answer answer = line.post(road.path(), road.contentType(), bodies.get(m));
        for (int i = 0; i < MOST_WAITS && (answer.status() == 429 || answer.status() == 503); i++) {
          waits.incrementAndGet();
          Thread.sleep(Math.min(10_000, Math.max(50, (long) (1000 * Double.parseDouble(answer.headers().getOrDefault("Retry-After", "1"))))));
          answer = line.post(road.path(), road.contentType(), bodies.get(m));
        }
        times[sender][m] = (System.nanoTime() - begin) / 1e6;
        problem = road.problem(message, answer);
      } catch (IOException e) {
        problem = message.province() + ": " + e;
      }
      if (problem == null) {
        if (oracle != null && message.kind() != Message.Kind.INVALID) {
          oracle.acknowledged(message);
        }
      } else {
        times[sender][m] = 0;
        synchronized (problems) {
          problems.add(problem);
          if (problems.size() >= TOO_MANY) {
            return;
          }
        }
      }
    }
  }
}
