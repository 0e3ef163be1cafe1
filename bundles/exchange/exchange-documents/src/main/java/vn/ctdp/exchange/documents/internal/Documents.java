package vn.ctdp.exchange.documents.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.sheet.Workbooks;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.report.Coverage;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportContent;

/** {@link ReportDocuments} for this instance. */
@Component(service = ReportDocuments.class)
public final class Documents implements ReportDocuments {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private final InstanceInfo instance;
  private final TerritoryService territory;
  private final Workbooks workbooks;

  /** Made by the component runtime. */
  @Activate
  public Documents(
      @Reference InstanceInfo instance,
      @Reference TerritoryService territory,
      @Reference Workbooks workbooks) {
    this.instance = instance;
    this.territory = territory;
    this.workbooks = workbooks;
  }

  @Override
  public byte[] template(FormDefinition form, Locale locale) {
    return new WorkbookWriter(form, locale).write();
  }

  @Override
  public byte[] workbook(Report report, Locale locale) {
    String subject = report.summary().subject().map(ReportSubject::title).orElse("");
    String line =
        (subject.isEmpty() ? "" : subject + " · ")
            + report.summary().period().code()
            + " · "
            + DAY.format(report.summary().cutoff())
            + " · "
            + report.summary().revision();
    return new WorkbookWriter(report, locale, line).write();
  }

  @Override
  public ReportContent read(Report report, byte[] workbook) {
    return new WorkbookReader(report, workbooks).read(workbook);
  }

  @Override
  public byte[] docx(Report report, List<Coverage> coverage) {
    return new DocxWriter(paper(report, coverage)).write();
  }

  @Override
  public byte[] pdf(Report report, List<Coverage> coverage) {
    return new PdfWriter(paper(report, coverage)).write();
  }

  private Paper paper(Report report, List<Coverage> coverage) {
    LocalDate day = report.summary().cutoff();
    AdminUnit province = instance.province().flatMap(p -> territory.find(p, day)).orElse(null);
    Locale vi = new Locale("vi");
    if (province == null) {
      String name = instance.name().vi();
      return Paper.of(
          report,
          coverage,
          new Paper.Sender("BỘ CÔNG THƯƠNG", name.toUpperCase(vi), name, "Hà Nội"));
    }
    String full = province.fullNameVi();
    return Paper.of(
        report,
        coverage,
        new Paper.Sender(
            ("UBND " + full).toUpperCase(vi),
            "SỞ CÔNG THƯƠNG",
            "Sở Công Thương " + full.substring(0, 1).toLowerCase(vi) + full.substring(1),
            province.nameVi()));
  }

  @Override
  public byte[] jsonSchema(FormDefinition form) {
    return Schemas.json(form);
  }

  @Override
  public byte[] xmlSchema(FormDefinition form) {
    return Schemas.xml(form);
  }
}
