package vn.ctdp.exchange.centre.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.CarriedFile;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.intake.CarriedIntake;
import vn.ctdp.exchange.intake.IntakeService;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.RefusedException;

/** Files are a thin binding too: every report goes to the one intake. */
@Component(service = CarriedIntake.class, configurationPid = IntakeConfig.PID)
public final class CarriedIntakeImpl implements CarriedIntake {

  private static final Logger LOG = LoggerFactory.getLogger(CarriedIntakeImpl.class);
  private static final int MAX_BYTES = 33_554_432;
  private static final Locale VI = new Locale("vi");
  private static final Localized NOTHING = new Localized("", "");
  private static final Localized UNSIGNED =
      new Localized(
          "Trung tâm đã nhận nhưng chưa có khóa để ký biên nhận; nạp lại tệp khi trung tâm có khóa.",
          "The centre has taken it but has no key to sign the receipt; bring the file again when it"
              + " has one.");

  private final IntakeService intake;
  private final AccessControl access;
  private final AuditLog audit;
  private final Clock clock;
  private final IntakeConfig config;

  @Activate
  public CarriedIntakeImpl(
      @Reference IntakeService intake,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference Clock clock,
      IntakeConfig config) {
    this.intake = intake;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public int maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public Answer take(Caller caller, byte[] bytes) {
    access.requireAnywhere(caller, CentrePermissions.CARRY);
    if (bytes.length > MAX_BYTES) {
      throw new CtdpException(IntakeError.TOO_LARGE, Integer.toString(MAX_BYTES));
    }
    CarriedFile file;
    try {
      file = CarriedFile.read(bytes, CarriedFile.UP);
    } catch (InvalidDocumentException e) {
      throw new CtdpException(
          IntakeError.CARRIED_FILE,
          e.problems(),
          e,
          Examination.first(e.problems(), VI),
          Examination.first(e.problems(), Locale.ENGLISH));
    }
    List<Line> lines = new ArrayList<>();
    List<byte[]> answers = new ArrayList<>();
    UnitRef province = file.province();
    for (byte[] message : file.messages()) {
      Told told = told(caller, message);
      lines.add(told.line);
      answers.add(told.answer);
      if (province == null) {
        province = told.line.province();
      }
    }
    if (province == null) {
      throw new CtdpException(
          IntakeError.CARRIED_FILE, lines.get(0).sentence().vi(), lines.get(0).sentence().en());
    }
    audit.append(
        caller,
        "exchange.intake.carried",
        new SubjectRef("carried", CanonicalJson.sha256(bytes)),
        Map.of("province", province.toString(), "messages", Integer.toString(lines.size())));
    String day = clock.instant().truncatedTo(ChronoUnit.MINUTES).toString();
    return new Answer(
        "tra-loi_"
            + province.toString().replace(':', '-')
            + "_"
            + day.replaceAll("[^0-9TZ]", "")
            + ".ctdp.jsonl",
        CarriedFile.write(CarriedFile.BACK, province, clock.instant(), answers),
        lines);
  }

  private record Told(Line line, byte[] answer) {}

  private Told told(Caller caller, byte[] message) {
    Envelope envelope = null;
    String digest = "";
    try {
      Incoming in = Incoming.read(message, config);
      digest = in.digest();
      envelope = in.envelope();
    } catch (InvalidDocumentException e) {
      LOG.debug("The intake will say so, and write it into its ledger", e);
    }
    try {
      IntakeService.Acceptance acceptance = intake.takeCarried(caller, message);
      Receipt receipt = acceptance.receipt();
      if (receipt.document().isEmpty()) {
        return new Told(
            line(Outcome.OPEN, envelope, UNSIGNED),
            CarriedFile.problem(digest, "EXC-503-KEYS", UNSIGNED.vi(), UNSIGNED.en()));
      }
      return new Told(
          line(acceptance.repeated() ? Outcome.REPEATED : Outcome.ACCEPTED, envelope, NOTHING),
          receipt.document().getBytes(StandardCharsets.UTF_8));
    } catch (RefusedException e) {
      if (!e.refusal().document().isEmpty()) {
        return new Told(
            line(Outcome.REFUSED, envelope, e.refusal().sentence()),
            e.refusal().document().getBytes(StandardCharsets.UTF_8));
      }
      return open(envelope, digest, e);
    } catch (CtdpException e) {
      return open(envelope, digest, e);
    }
  }

  private static Told open(Envelope envelope, String digest, CtdpException e) {
    Localized sentence = new Localized(e.sentence(VI), e.sentence(Locale.ENGLISH));
    return new Told(
        line(Outcome.OPEN, envelope, sentence),
        CarriedFile.problem(digest, e.errorCode().code(), cut(sentence.vi()), cut(sentence.en())));
  }

  private static String cut(String text) {
    return text.length() <= 4000 ? text : text.substring(0, 3999) + "…";
  }

  private static Line line(Outcome outcome, Envelope e, Localized sentence) {
    return e == null
        ? new Line(outcome, null, null, null, 0, sentence)
        : new Line(outcome, e.sender().province(), e.form(), e.period(), e.revision(), sentence);
  }
}
