package vn.ctdp.ui.component;

/** What a colour says; the words beside it always say it too. */
public enum Tone {
  /** Nothing special. */
  NEUTRAL("neutral"),
  /** Something to know. */
  INFO("info"),
  /** Done, in order, in time. */
  GOOD("good"),
  /** Wants attention. */
  WARNING("warning"),
  /** Wrong, late, refused. */
  BAD("bad");

  private final String css;

  Tone(String css) {
    this.css = css;
  }

  String css() {
    return css;
  }
}
