package vn.ctdp.ui.component;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.upload.UploadI18N;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Vaadin's own words in the language of the page. */
public final class VaadinTexts {

  private VaadinTexts() {}

  /** Words and formats of a date picker; a new object at each call. */
  public static DatePickerI18n datePicker() {
    return new DatePickerI18n()
        .setMonthNames(list("ui.date.months"))
        .setWeekdays(list("ui.date.weekdays"))
        .setWeekdaysShort(list("ui.date.weekdaysShort"))
        .setFirstDayOfWeek(1)
        .setToday(UiText.of("ui.date.today"))
        .setCancel(UiText.of("ui.cancel"))
        .setDateFormats("dd/MM/yyyy", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "ddMMyyyy", "yyyy-MM-dd")
        .setBadInputErrorMessage(UiText.of("ui.date.bad"))
        .setRequiredErrorMessage(UiText.of("ui.form.required"));
  }

  static void limits(DatePickerI18n i18n, LocalDate first, LocalDate last) {
    if (first != null) {
      i18n.setMinErrorMessage(UiText.of("ui.date.min", Format.date(first)));
    }
    if (last != null) {
      i18n.setMaxErrorMessage(UiText.of("ui.date.max", Format.date(last)));
    }
  }

  /** Words of an upload; a new object at each call. */
  public static UploadI18N upload() {
    UploadI18N i18n = new UploadI18N();
    i18n.setDropFiles(
        new UploadI18N.DropFiles()
            .setOne(UiText.of("ui.upload.dropOne"))
            .setMany(UiText.of("ui.upload.dropMany")));
    i18n.setAddFiles(
        new UploadI18N.AddFiles()
            .setOne(UiText.of("ui.upload.addOne"))
            .setMany(UiText.of("ui.upload.addMany")));
    i18n.setError(
        new UploadI18N.Error()
            .setTooManyFiles(UiText.of("ui.upload.tooMany"))
            .setFileIsTooBig(UiText.of("ui.upload.tooBig"))
            .setIncorrectFileType(UiText.of("ui.upload.wrongType")));
    i18n.setUploading(
        new UploadI18N.Uploading()
            .setStatus(
                new UploadI18N.Uploading.Status()
                    .setConnecting(UiText.of("ui.upload.connecting"))
                    .setStalled(UiText.of("ui.upload.stalled"))
                    .setProcessing(UiText.of("ui.upload.processing"))
                    .setHeld(UiText.of("ui.upload.held")))
            .setRemainingTime(
                new UploadI18N.Uploading.RemainingTime()
                    .setPrefix(UiText.of("ui.upload.remaining") + " ")
                    .setUnknown(UiText.of("ui.upload.remainingUnknown")))
            .setError(
                new UploadI18N.Uploading.Error()
                    .setServerUnavailable(UiText.of("ui.upload.unavailable"))
                    .setUnexpectedServerError(UiText.of("ui.upload.failed"))
                    .setForbidden(UiText.of("ui.upload.forbidden"))));
    i18n.setFile(
        new UploadI18N.File()
            .setRemove(UiText.of("ui.upload.remove"))
            .setRetry(UiText.of("ui.retry"))
            .setStart(UiText.of("ui.upload.start")));
    i18n.setUnits(List.of("B", "KB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"));
    return i18n;
  }

  private static List<String> list(String key) {
    return Arrays.asList(UiText.of(key).split("\\|"));
  }
}
