package vn.ctdp.arch;

/**
 * One place where a rule is broken.
 *
 * @param place class, or class and member, as an exception names it
 * @param what what was found there
 */
record Finding(String place, String what) {

  @Override
  public String toString() {
    return place + ": " + what;
  }
}
