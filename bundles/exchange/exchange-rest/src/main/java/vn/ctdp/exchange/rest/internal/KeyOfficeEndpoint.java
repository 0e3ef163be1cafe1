package vn.ctdp.exchange.rest.internal;

import java.time.Instant;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.enrolment.EnrolmentCode;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.exchange.enrolment.EnrolmentRequest;
import vn.ctdp.exchange.trust.KeyInfo;

/**
 * What an administrator of the centre does with codes, requests and keys, for scripts: with an
 * account, or with the operator's token on the server itself.
 */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class KeyOfficeEndpoint implements RestEndpoint {

  private final EnrolmentOffice office;

  @Activate
  public KeyOfficeEndpoint(@Reference EnrolmentOffice office) {
    this.office = office;
  }

  @Override
  public String path() {
    return "/exchange/key-office";
  }

  /** For which province, as 34:68. */
  public record Issue(String province) {}

  /** Why. */
  public record Reason(String reason) {}

  /** A code; {@code code} is shown this once. */
  public record CodeView(
      String id,
      String province,
      String state,
      Instant issuedAt,
      String issuedBy,
      Instant expiresAt,
      int wrongAttempts,
      String code) {

    static CodeView of(EnrolmentCode c, String code) {
      return new CodeView(
          c.id(),
          c.province().toString(),
          c.state().name(),
          c.issuedAt(),
          c.issuedBy(),
          c.expiresAt(),
          c.wrongAttempts(),
          code);
    }

    @Override
    public String toString() {
      return "CodeView[" + id + "]";
    }
  }

  /** A request. */
  public record RequestView(
      String id,
      String province,
      String keyId,
      String fingerprint,
      String codeId,
      String instance,
      String name,
      String address,
      String state,
      Instant receivedAt,
      Instant decidedAt,
      String decidedBy,
      String reason,
      String username) {

    static RequestView of(EnrolmentRequest r) {
      return new RequestView(
          r.id(),
          r.province().toString(),
          r.keyId(),
          r.fingerprint(),
          r.codeId(),
          r.instance(),
          r.name(),
          r.address(),
          r.state().name(),
          r.receivedAt(),
          r.decidedAt(),
          r.decidedBy(),
          r.reason(),
          r.username());
    }
  }

  /** A key; {@code owner} is {@code centre} or a province as 34:68. */
  public record KeyView(
      String keyId,
      String owner,
      String state,
      Instant validFrom,
      Instant validTo,
      Instant replacedAt,
      Instant revokedAt,
      String reason) {

    static KeyView of(KeyInfo k) {
      return new KeyView(
          k.keyId(),
          k.owner().map(Object::toString).orElse("centre"),
          k.state().name(),
          k.validFrom(),
          k.validTo(),
          k.replacedAt(),
          k.revokedAt(),
          k.reason());
    }
  }

  /** Issues a code. */
  @POST
  @Path("codes")
  public CodeView issue(@Context SecurityContext security, Issue wish) {
    EnrolmentCode.Issued issued =
        office.issue(caller(security), Wire.province(wish == null ? null : wish.province()));
    return CodeView.of(issued.info(), issued.code());
  }

  /** Codes, newest first. */
  @GET
  @Path("codes")
  public List<CodeView> codes(@Context SecurityContext security) {
    return office.codes(caller(security)).stream().map(c -> CodeView.of(c, null)).toList();
  }

  /** Makes an open code worthless. */
  @POST
  @Path("codes/{id}/withdraw")
  public void withdraw(@Context SecurityContext security, @PathParam("id") String id) {
    office.withdraw(caller(security), id);
  }

  /** Requests, those that wait first. */
  @GET
  @Path("requests")
  public List<RequestView> requests(@Context SecurityContext security) {
    return office.requests(caller(security)).stream().map(RequestView::of).toList();
  }

  /** Lets a key in. */
  @POST
  @Path("requests/{id}/approve")
  public RequestView approve(@Context SecurityContext security, @PathParam("id") String id) {
    return RequestView.of(office.approve(caller(security), id));
  }

  /** Refuses a request. */
  @POST
  @Path("requests/{id}/refuse")
  public RequestView refuse(
      @Context SecurityContext security, @PathParam("id") String id, Reason why) {
    return RequestView.of(office.refuse(caller(security), id, why == null ? null : why.reason()));
  }

  /** Every key, the centre's first. */
  @GET
  @Path("keys")
  public List<KeyView> keys(@Context SecurityContext security) {
    return office.keys(caller(security)).stream().map(KeyView::of).toList();
  }

  /** Withdraws a key. */
  @POST
  @Path("keys/{id}/revoke")
  public KeyView revoke(@Context SecurityContext security, @PathParam("id") String id, Reason why) {
    return KeyView.of(office.revoke(caller(security), id, why == null ? null : why.reason()));
  }

  /** Replaces the centre's own key. */
  @POST
  @Path("rotate")
  public KeyView rotate(@Context SecurityContext security) {
    return KeyView.of(office.rotate(caller(security)));
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }
}
