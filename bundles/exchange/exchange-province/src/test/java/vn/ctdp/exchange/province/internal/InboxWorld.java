package vn.ctdp.exchange.province.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.apache.aries.jpa.template.JpaTemplate;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.report.ReportTransport.TransportException;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.exchange.trust.TrustedKeys;
import vn.ctdp.exchange.trust.Verification;

/** A province that reads from a centre which a test makes honest or not. */
final class InboxWorld {

  static final Caller ADMIN = World.caller("admin");
  static final Audience OTHERS = Audience.of(new UnitRef("12", Vintage.V34));

  final Centre centre = new Centre();
  final Set<String> enabled = new TreeSet<>();
  final List<String> audit = new CopyOnWriteArrayList<>();
  final StreamClient client;
  final AccessControl access;
  final ModuleManager modules;
  final InstanceInfo instance;
  final AuditLog auditLog;

  InboxWorld(JpaTemplate jpa, World.Ticking clock) {
    access =
        proxy(
            AccessControl.class,
            (p, method, arguments) -> {
              boolean may = !((Caller) arguments[0]).username().equals("guest");
              if (method.getName().startsWith("require") && !may) {
                throw new CtdpException(CoreError.ACCESS_DENIED, arguments[1]);
              }
              return method.getReturnType() == boolean.class ? (Object) may : null;
            });
    TrustedKeys keys =
        proxy(
            TrustedKeys.class,
            (p, method, arguments) -> verify((byte[]) arguments[1], (String) arguments[2]));
    modules =
        proxy(
            ModuleManager.class,
            (p, method, arguments) ->
                switch (method.getName()) {
                  case "enabled" -> enabled.contains(arguments[0]);
                  case "list" -> enabled.stream().map(InboxWorld::module).toList();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    Forms forms =
        proxy(
            Forms.class,
            (p, method, arguments) -> method.getName().equals("all") ? List.of() : null);
    instance =
        proxy(
            InstanceInfo.class,
            (p, method, arguments) ->
                switch (method.getName()) {
                  case "province" -> Optional.of(World.PROVINCE);
                  case "version" -> "0.1.0";
                  case "id" -> "lam-dong";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    auditLog =
        proxy(
            AuditLog.class,
            (p, method, arguments) -> {
              audit.add(arguments[1] + " " + arguments[3]);
              return null;
            });
    client =
        new StreamClient(jpa, access, keys, modules, forms, instance, auditLog, clock, config());
    client.addLine(centre);
  }

  private Verification verify(byte[] content, String signature) {
    if (centre.fault.equals("KEY")) {
      throw new CtdpException(TrustError.KEY_UNKNOWN, "k");
    }
    if (!signature.equals(CanonicalJson.sha256(content))) {
      throw new CtdpException(TrustError.SIGNATURE_WRONG);
    }
    return new Verification("k", Optional.empty(), StreamCodec.TYPE, KeyState.CURRENT);
  }

  private static ModuleStatus module(String id) {
    Localized name = new Localized(id, id);
    return new ModuleStatus(
        id,
        name,
        name,
        "0.1.0",
        ModuleStatus.Wanted.ENABLED,
        ModuleStatus.Actual.ENABLED,
        new Localized("", ""),
        List.of(),
        List.of(),
        "",
        null,
        "",
        ModuleStatus.Advice.NONE);
  }

  private static StreamConfig config() {
    Map<String, Object> values = Map.of("pollSeconds", 0, "pageItems", 3, "retryFirstSeconds", 10);
    return proxy(
        StreamConfig.class,
        (p, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  static <A extends Annotation> A defaults(Class<A> type) {
    return proxy(type, (p, method, arguments) -> method.getDefaultValue());
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  Handler handler(String kind) {
    Handler handler = new Handler(kind);
    client.addHandler(handler);
    return handler;
  }

  static NoticeEntity trace(long number) {
    NoticeEntity n = new NoticeEntity();
    n.number = number;
    n.level = "INFO";
    n.titleVi = "";
    n.titleEn = "";
    n.textVi = "";
    n.textEn = "";
    n.link = "";
    n.publishedAt = Instant.EPOCH;
    n.publishedBy = "";
    return n;
  }

  static void empty(JpaTemplate jpa) {
    jpa.tx(
        em -> {
          List.of("StreamPartEntity", "StreamItemEntity", "NoticeEntity", "AdviceEntity")
              .forEach(e -> em.createQuery("delete from " + e).executeUpdate());
          em.createQuery(
                  "update StreamCursorEntity c set c.lastNumber = 0, c.lastDigest = null,"
                      + " c.headNumber = 0, c.contactAt = null, c.problemCode = '', c.problem = '',"
                      + " c.statusDigest = null, c.statusAt = null")
              .executeUpdate();
        });
  }

  /** Remembers what it was given; may fail, with an effect in the database before. */
  static final class Handler implements StreamHandler {

    final List<Long> seen = new CopyOnWriteArrayList<>();
    private final String kind;
    volatile boolean failing;
    volatile int tried;
    volatile LongConsumer effect = n -> {};
    volatile LongConsumer told = n -> {};

    Handler(String kind) {
      this.kind = kind;
    }

    @Override
    public String kind() {
      return kind;
    }

    @Override
    public void handle(StreamItem item) {
      tried++;
      effect.accept(item.number());
      if (failing) {
        throw new IllegalStateException("made to fail");
      }
      seen.add(item.number());
    }

    @Override
    public void handled(StreamItem item) {
      told.accept(item.number());
    }
  }

  /** A centre with a fault for the newest item. */
  static final class Centre implements CentreLine {

    private final List<StreamCodec.Header> headers = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<Audience> audiences = new ArrayList<>();
    volatile String fault = "";
    volatile int statuses;
    volatile String lastStatus;

    synchronized void publish(String kind, String module, Audience audience, String text) {
      byte[] body =
          StreamCodec.body(
              new NewItem(kind, audience, module, new Localized(text, text), "{}"),
              "{\"text\":\"" + text + "\"}",
              "Chuyên viên Cục");
      headers.add(
          new StreamCodec.Header(
              headers.size() + 1L,
              headers.isEmpty() ? null : headers.get(headers.size() - 1).digest(),
              Instant.parse("2026-06-20T01:00:00Z"),
              CanonicalJson.sha256(body)));
      bodies.add(body);
      audiences.add(audience);
    }

    synchronized void forget(int keep) {
      headers.subList(keep, headers.size()).clear();
    }

    @Override
    public synchronized Reply send(
        String method, String path, Map<String, String> headers, byte[] body)
        throws TransportException {
      if (fault.equals("LINE")) {
        throw new TransportException("Không kết nối được với trung tâm.", false, null);
      }
      if (method.equals("POST")) {
        statuses++;
        lastStatus = new String(body, StandardCharsets.UTF_8);
        return new Reply(204, Map.of(), new byte[0]);
      }
      return new Reply(200, Map.of(), page(path));
    }

    private byte[] page(String path) {
      int after = Integer.parseInt(path.replaceAll(".*after=(\\d+).*", "$1"));
      int limit = Integer.parseInt(path.replaceAll(".*limit=(\\d+).*", "$1"));
      List<StreamCodec.Sealed> items = new ArrayList<>();
      for (int i = after; i < Math.min(headers.size(), after + limit); i++) {
        StreamCodec.Header h = headers.get(i);
        byte[] body = audiences.get(i).includes(World.PROVINCE) ? bodies.get(i) : null;
        String signature = CanonicalJson.sha256(h.bytes());
        if (i == headers.size() - 1) {
          switch (fault) {
            case "SIGNATURE" -> signature = "forged";
            case "GAP" -> h = signedAs(h.number() + 1, h.previousDigest(), h);
            case "CHAIN" -> h = signedAs(h.number(), "0".repeat(64), h);
            case "BODY" ->
                body =
                    new String(body, StandardCharsets.UTF_8)
                        .replace("sau", "SAU")
                        .getBytes(StandardCharsets.UTF_8);
            default -> {
              // Honest.
            }
          }
          if (!fault.equals("SIGNATURE")) {
            signature = CanonicalJson.sha256(h.bytes());
          }
        }
        items.add(new StreamCodec.Sealed(h, signature, Optional.ofNullable(body)));
      }
      return StreamCodec.write(
          new StreamCodec.Page(World.PROVINCE.toString(), headers.size(), items));
    }

    private static StreamCodec.Header signedAs(long number, String previous, StreamCodec.Header h) {
      return new StreamCodec.Header(number, previous, h.publishedAt(), h.bodyDigest());
    }
  }
}
