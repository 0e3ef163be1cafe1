package vn.ctdp.core.instance;

/** What an instance is. */
public enum InstanceRole {
  CENTRE,
  PROVINCE
}
