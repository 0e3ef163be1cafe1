package vn.ctdp.exchange.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A formula over rows, for instance {@code [18]/[17]*100}. Exact in decimals; only a division
 * rounds, to 34 significant digits, half up. An empty row makes the result empty, and so does a
 * division by zero. Immutable.
 */
public final class Expression {

  private static final MathContext DIVISION = new MathContext(34, RoundingMode.HALF_UP);
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_DEPTH = 50;

  private final String text;
  private final Node root;
  private final Set<String> rows;

  private Expression(String text, Node root, Set<String> rows) {
    this.text = text;
    this.root = root;
    this.rows = Set.copyOf(rows);
  }

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException with the place, when it is not one
   */
  public static Expression parse(String text) {
    if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a formula has 1 to " + MAX_LENGTH + " characters");
    }
    Parser parser = new Parser(text);
    Node root = parser.parse();
    return new Expression(text, root, parser.rows);
  }

  /** The rows named, in no particular order. */
  public Set<String> rows() {
    return rows;
  }

  /**
   * The value.
   *
   * @param values value of a row, null when empty
   * @return empty when a row is empty or something is divided by zero
   */
  public Optional<BigDecimal> evaluate(Function<String, BigDecimal> values) {
    return Optional.ofNullable(root.value(values));
  }

  @Override
  public String toString() {
    return text;
  }

  private interface Node {
    BigDecimal value(Function<String, BigDecimal> values);
  }

  private static Node operation(char operator, Node left, Node right) {
    return values -> {
      BigDecimal a = left.value(values);
      BigDecimal b = right.value(values);
      if (a == null || b == null) {
        return null;
      }
      return switch (operator) {
        case '+' -> a.add(b);
        case '-' -> a.subtract(b);
        case '*' -> a.multiply(b);
        default -> b.signum() == 0 ? null : a.divide(b, DIVISION);
      };
    };
  }

  private static final class Parser {

    private final String s;
    private final Set<String> rows = new LinkedHashSet<>();
    private int at;
    private int depth;

    Parser(String s) {
      this.s = s;
    }

    Node parse() {
      Node node = sum();
      if (peek() != 0) {
        throw wrong("unexpected “" + peek() + "”");
      }
      return node;
    }

    private Node sum() {
      Node left = product();
      while (peek() == '+' || peek() == '-') {
        char operator = s.charAt(at++);
        left = operation(operator, left, product());
      }
      return left;
    }

    private Node product() {
      Node left = factor();
      while (peek() == '*' || peek() == '/') {
        char operator = s.charAt(at++);
        left = operation(operator, left, factor());
      }
      return left;
    }

    private Node factor() {
      if (++depth > MAX_DEPTH) {
        throw wrong("nested too deeply");
      }
      try {
        char c = peek();
        if (c == '-') {
          at++;
          Node inner = factor();
          return values -> {
            BigDecimal v = inner.value(values);
            return v == null ? null : v.negate();
          };
        }
        if (c == '(') {
          at++;
          Node inner = sum();
          expect(')');
          return inner;
        }
        if (c == '[') {
          return row();
        }
        if (c >= '0' && c <= '9') {
          return number();
        }
        if (s.startsWith("abs(", at)) {
          at += 4;
          Node inner = sum();
          expect(')');
          return values -> {
            BigDecimal v = inner.value(values);
            return v == null ? null : v.abs();
          };
        }
        throw wrong(c == 0 ? "something is missing" : "unexpected “" + c + "”");
      } finally {
        depth--;
      }
    }

    private Node row() {
      int end = s.indexOf(']', at);
      if (end < 0) {
        throw wrong("“]” is missing");
      }
      String key = s.substring(at + 1, end).strip();
      if (key.isEmpty()) {
        throw wrong("a row is missing");
      }
      at = end + 1;
      rows.add(key);
      return values -> values.apply(key);
    }

    private Node number() {
      int start = at;
      while (at < s.length()
          && (s.charAt(at) == '.' || (s.charAt(at) >= '0' && s.charAt(at) <= '9'))) {
        at++;
      }
      try {
        BigDecimal number = new BigDecimal(s.substring(start, at));
        return values -> number;
      } catch (NumberFormatException e) {
        at = start;
        throw wrong("not a number");
      }
    }

    private char peek() {
      while (at < s.length() && Character.isWhitespace(s.charAt(at))) {
        at++;
      }
      return at < s.length() ? s.charAt(at) : 0;
    }

    private void expect(char c) {
      if (peek() != c) {
        throw wrong("“" + c + "” is missing");
      }
      at++;
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(what + " at character " + (at + 1) + " of “" + s + "”");
    }
  }
}
