package vn.ctdp.core.rest;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An endpoint that anybody may read without signing in: GET and HEAD of its own address, nothing
 * below it. The gateway asks {@link PublicDoor} first and lets answers be kept for a minute. A
 * resource answers 404 while what it shows is not published, and gives nothing but fields made for
 * the public. There are very few of these; the rules of the house name each one.
 */
@ConsumerType
public interface PublicEndpoint extends RestEndpoint {}
