package vn.ctdp.itests.toys;

/** A component that cannot be made. */
public class ToyComponent implements Runnable {

  /** Called by Declarative Services. */
  public void activate() {
    throw new IllegalStateException("không mở được tệp");
  }

  @Override
  public void run() {
    throw new UnsupportedOperationException("never made");
  }
}
