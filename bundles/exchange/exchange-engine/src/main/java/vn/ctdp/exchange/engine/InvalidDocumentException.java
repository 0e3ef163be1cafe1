package vn.ctdp.exchange.engine;

import java.util.List;
import java.util.stream.Collectors;
import vn.ctdp.core.error.FieldProblem;

/** A form or an envelope that cannot be read; each problem names its place in the document. */
public final class InvalidDocumentException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> problems;

  /** A document with these problems, at least one. */
  public InvalidDocumentException(List<FieldProblem> problems) {
    super(
        problems.stream()
            .map(p -> p.field() + ": " + p.en())
            .collect(Collectors.joining("; ", "", "")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong and where, at least one. */
  public List<FieldProblem> problems() {
    return problems;
  }
}
