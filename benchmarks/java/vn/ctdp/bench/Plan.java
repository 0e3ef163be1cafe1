package vn.ctdp.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.ctdp.sim.Form;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Sender;
import vn.ctdp.sim.Synthetic;

/**
 * Every message of a run, drawn up and signed before anything is measured. The same seed gives the same messages, but for keys and
 * signatures. Of the reports 5 % get a revision with other figures, 2 % one without some rows, 1 % come with wrong figures first, 3 % twice.
 */
final class Plan {

  static final int REVISED = 50;
  static final int WITHDRAWN = 20;
  static final int INVALID = 10;
  static final int TWICE = 30;

  private final List<List<Message>> bySender = new ArrayList<>();

  /** Draws up all messages, sender by sender, each in the order of its numbers. */
  Plan(Form form, List<Sender> senders, List<String> periods, long seed) {
    int reports = senders.size() * periods.size();
    Random random = new Random(seed);
    Set<Integer> revised = some(reports, REVISED, random);
    Set<Integer> withdrawn = some(reports, WITHDRAWN, random);
    Set<Integer> invalid = some(reports, INVALID, random);
    Set<Integer> twice = some(reports, TWICE, random);
    for (int s = 0; s < senders.size(); s++) {
      Sender sender = senders.get(s);
      List<Message> messages = new ArrayList<>();
      for (int p = 0; p < periods.size(); p++) {
        int report = s * periods.size() + p;
        String period = periods.get(p);
        Map<String, BigDecimal> figures = Synthetic.figures(form, sender.random());
        if (invalid.contains(report)) {
          messages.add(sender.next(form, period, Message.Kind.INVALID, Synthetic.wrong(form, figures, sender.random())));
        }
        Message first = sender.next(form, period, Message.Kind.FIRST, figures);
        messages.add(first);
        if (twice.contains(report)) {
          messages.add(first.again());
        }
        if (revised.contains(report)) {
          figures = Synthetic.changed(form, figures, sender.random());
          messages.add(sender.next(form, period, Message.Kind.REVISION, figures));
        }
        if (withdrawn.contains(report)) {
          messages.add(sender.next(form, period, Message.Kind.WITHDRAWAL, Synthetic.withdrawn(form, figures, sender.random())));
        }
      }
      bySender.add(messages);
    }
  }

  private static Set<Integer> some(int of, int perMille, Random random) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < of; i++) {
      all.add(i);
    }
    Collections.shuffle(all, random);
    return new HashSet<>(all.subList(0, Math.max(1, Math.round(of * perMille / 1000f))));
  }

  List<List<Message>> bySender() {
    return bySender;
  }

  long count(Message.Kind kind) {
    return bySender.stream().flatMap(List::stream).filter(m -> m.kind() == kind).count();
  }

  /** Cells of what must be accepted, each message once. */
  long acceptedCells() {
    return bySender.stream()
        .flatMap(List::stream)
        .filter(m -> m.kind() != Message.Kind.INVALID && m.kind() != Message.Kind.DUPLICATE)
        .mapToLong(m -> m.figures().size())
        .sum();
  }
}
