package vn.ctdp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of processes, from {@code /proc}: unlike time on the clock it hardly depends on what else the machine does. */
final class Processor {

  private static final double TICKS = 100;

  private Processor() {}

  /** What a process has taken so far, of all threads; without its children. 0 when it is gone. */
  static double seconds(long process) {
    return ticks(process, 11, 12) / TICKS;
  }

  /** What a process has taken so far with all its children, those that ended included. */
  static double withChildren(long process) {
    double all = ticks(process, 11, 12, 13, 14) / TICKS;
    for (ProcessHandle child : ProcessHandle.of(process).map(p -> p.children().toList()).orElse(java.util.List.of())) {
      all += seconds(child.pid());
    }
    return all;
  }

  private static long ticks(long process, int... fields) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      // Behind the name, which may have blanks and brackets in it.
      String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int field : fields) {
        ticks += Long.parseLong(values[field]);
      }
      return ticks;
    } catch (IOException e) {
      return 0;
    }
  }
}
