package vn.ctdp.ui.internal.shell;

/** Names shared by the parts of the shell that the HTTP Whiteboard brings together. */
final class ShellContext {

  /** Name of the shell's servlet context. */
  static final String NAME = "vn.ctdp.shell";

  /** Selects the shell's servlet context. */
  static final String SELECT =
      "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=" + NAME + ")";

  private ShellContext() {}
}
