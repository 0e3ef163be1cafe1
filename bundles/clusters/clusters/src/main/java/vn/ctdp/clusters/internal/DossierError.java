package vn.ctdp.clusters.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/**
 * Refusals around dossiers. Texts for people come in pairs: the even argument is Vietnamese, the
 * odd one after it English.
 */
enum DossierError implements DescribedErrorCode {
  WRONG_RUNG(
      "CCN-HS-10",
      "Không ghi nhận được “{0}”: văn bản thuộc nấc {2}, hồ sơ đang ở nấc {4}.",
      "“{1}” cannot be recorded: it belongs to rung {3}, the dossier stands on rung {5}.",
      "{6}",
      "{7}"),
  CLOSED(
      "CCN-HS-11",
      "Hồ sơ đã kết thúc: {0}.",
      "The dossier is closed: {1}.",
      "Mở hồ sơ mới nếu có đề nghị mới.",
      "Open another dossier for another request."),
  WAITING(
      "CCN-HS-12",
      "Hồ sơ đang chờ bổ sung, không ghi nhận được “{0}”.",
      "The dossier waits for supplements; “{1}” cannot be recorded.",
      "Ghi nhận văn bản bổ sung trước; thời hạn sẽ tính tiếp từ ngày đó.",
      "Record the supplement first; clocks go on from that day."),
  NOT_WAITING(
      "CCN-HS-13",
      "Hồ sơ không ở trạng thái chờ bổ sung, không ghi nhận được “{0}”.",
      "The dossier does not wait for supplements; “{1}” cannot be recorded.",
      "Chỉ ghi văn bản này sau công văn yêu cầu bổ sung.",
      "Record it only after a request for supplements."),
  NOT_IN_PLAN(
      "CCN-HS-14",
      "Chưa ghi nhận được “{0}”: phương án phát triển cụm không có mục nào còn hiệu lực cho cụm này.",
      "“{1}” cannot be recorded yet: the plan has no entry in force for this cluster.",
      "Thêm hoặc gắn mục phương án cho cụm, rồi ghi lại.",
      "Add the plan entry or link it to the cluster, then try again."),
  NO_PROPOSAL(
      "CCN-HS-15",
      "Chưa ghi nhận được “{0}”: nội dung đề nghị chưa đủ xã và diện tích.",
      "“{1}” cannot be recorded yet: the proposal lacks the communes or the area.",
      "Bổ sung nội dung đề nghị trước.",
      "Complete the proposal first."),
  NO_APPLICANT(
      "CCN-HS-16",
      "Chưa ghi nhận được “{0}”: hồ sơ chưa có bên đề nghị làm chủ đầu tư.",
      "“{1}” cannot be recorded yet: the dossier has no applicant.",
      "Thêm ít nhất một bên đề nghị; một bên vẫn phải qua Hội đồng.",
      "Add at least one applicant; a single one goes through the council too."),
  COUNCIL_INCOMPLETE(
      "CCN-HS-17",
      "Chưa ghi nhận được “{0}”: Hội đồng cần đúng một Chủ tịch và ít nhất {2} thành viên, hiện có"
          + " {4} Chủ tịch, {6} thành viên.",
      "“{1}” cannot be recorded yet: the council needs exactly one chair and at least {3} members;"
          + " it has {5} and {7}.",
      "Nhập thành viên Hội đồng theo quyết định.",
      "Enter the members that the decision names."),
  COUNCIL_OPEN(
      "CCN-HS-18",
      "Chưa ghi nhận được “{0}”: Hội đồng chưa kết luận.",
      "“{1}” cannot be recorded yet: the council has not concluded.",
      "Nhập đủ phiếu chấm, rồi kết luận Hội đồng.",
      "Enter all sheets, then conclude the council."),
  NO_WINNER(
      "CCN-HS-19",
      "Không ghi nhận được “{0}”: không bên đề nghị nào đạt điểm tối thiểu.",
      "“{1}” cannot be recorded: no applicant reached the minimum.",
      "Hủy Hội đồng để chọn lại, hoặc ra thông báo không chấp thuận.",
      "Cancel the council to choose again, or refuse the dossier."),
  NOT_APPRAISED(
      "CCN-HS-20",
      "Chưa ghi nhận được “{0}”: chưa kết thúc thẩm định.",
      "“{1}” cannot be recorded yet: the appraisal is not concluded.",
      "Kết thúc thẩm định để lưu kết quả các điều kiện.",
      "Conclude the appraisal, so that the tests are stored."),
  TEST_FAILED(
      "CCN-HS-21",
      "Không ghi nhận được “{0}”: điều kiện không đạt – {2}",
      "“{1}” cannot be recorded: a condition is not fulfilled – {3}",
      "Sửa số liệu hoặc nội dung đề nghị rồi thẩm định lại, hoặc ra thông báo không chấp thuận.",
      "Correct the register or the proposal and appraise again, or refuse the dossier."),
  UNKNOWN_DOCUMENT(
      "CCN-HS-22",
      "Loại hồ sơ này không có văn bản “{0}”.",
      "This kind of dossier has no document “{1}”.",
      "Chọn trong danh sách văn bản của hồ sơ.",
      "Choose among the documents of the dossier."),
  NO_RULES(
      "CCN-HS-23",
      "Ngày {0} không có bộ quy tắc cụm công nghiệp nào có hiệu lực.",
      "On {1} no rule set of clusters was in force.",
      "Kiểm tra lại ngày.",
      "Check the day."),
  CENTRE(
      "CCN-HS-24",
      "Hồ sơ chỉ được lập và xử lý ở hệ thống của tỉnh.",
      "Dossiers are made and worked on at the province only.",
      "Liên hệ Sở Công Thương của tỉnh.",
      "Ask the department of the province."),
  STEP(
      "CCN-HS-25",
      "Chưa làm được việc này ở nấc {0}: {2}",
      "Not possible on rung {1}: {3}",
      "Xem mục “Việc tiếp theo” của hồ sơ.",
      "See what comes next on the page of the dossier."),
  SCORED(
      "CCN-HS-26",
      "Thành viên này đã chấm bên đề nghị này; mỗi thành viên chỉ chấm một lần.",
      "This member has scored this applicant; everybody scores once.",
      "Kiểm tra lại thành viên và bên đề nghị.",
      "Check the member and the applicant."),
  SHEETS_MISSING(
      "CCN-HS-27",
      "Còn thiếu {0} phiếu chấm.",
      "{0} sheets are missing.",
      "Nhập đủ phiếu của mọi thành viên cho mọi bên đề nghị.",
      "Enter the sheets of all members for all applicants."),
  TIE(
      "CCN-HS-28",
      "Các bên sau bằng điểm cao nhất: {0}. Cần Chủ tịch Hội đồng chọn và ghi ý kiến.",
      "These share the highest average: {0}. The chair must choose and leave a note.",
      "Chọn một trong các bên bằng điểm và nhập ý kiến của Chủ tịch.",
      "Choose one of them and enter the chair''s note."),
  NOT_HIGHEST(
      "CCN-HS-29",
      "Bên được chọn không phải bên có điểm cao nhất.",
      "The applicant chosen does not have the highest average.",
      "Bỏ chọn: hệ thống lấy bên có điểm cao nhất.",
      "Choose nobody: the highest average wins."),
  ANOTHER_OPEN(
      "CCN-HS-30",
      "Đã có hồ sơ {0} cùng loại đang mở cho cụm này.",
      "Dossier {0} of the same kind is open for this cluster.",
      "Tiếp tục hồ sơ đó, hoặc kết thúc trước khi mở hồ sơ mới.",
      "Go on with that one, or close it first."),
  ESTABLISHED(
      "CCN-HS-31",
      "Cụm đã có quyết định thành lập còn hiệu lực.",
      "The cluster is established already.",
      "Lập hồ sơ mở rộng hoặc điều chỉnh.",
      "Open a dossier of expansion or change."),
  NOT_ESTABLISHED(
      "CCN-HS-32",
      "Cụm chưa có quyết định thành lập còn hiệu lực vào ngày {0}.",
      "The cluster was not established on {1}.",
      "Ghi quyết định thành lập vào sổ đăng ký, hoặc lập hồ sơ thành lập.",
      "Record the establishment in the register, or open a dossier of establishment."),
  NOTHING_CHANGES(
      "CCN-HS-33",
      "Quyết định không thay đổi tên, địa điểm, diện tích hoặc loại hình nào.",
      "The decision changes neither name, place, area nor kind.",
      "Ghi nội dung điều chỉnh vào phần đề nghị trước.",
      "Enter the change in the proposal first."),
  NOT_LARGER(
      "CCN-HS-34",
      "Diện tích sau mở rộng phải lớn hơn diện tích hiện hành {0} ha.",
      "The area after expansion must be more than the present {0} ha.",
      "Kiểm tra lại diện tích quyết định.",
      "Check the area decided."),
  OPEN_RESULTS(
      "CCN-HS-35",
      "Cần giải trình các điều kiện chưa đủ số liệu: {0}.",
      "Open results want an explanation: {1}.",
      "Bổ sung số liệu vào sổ đăng ký, hoặc nhập giải trình.",
      "Complete the register, or enter explanations."),
  ALREADY_DECIDED(
      "CCN-HS-36",
      "Hồ sơ đã có quyết định của UBND tỉnh.",
      "The province has decided on this dossier.",
      "Điều chỉnh quyết định bằng một hồ sơ điều chỉnh.",
      "Change the decision by a dossier of change."),
  UNKNOWN_FILTER(
      "CCN-HS-37",
      "Danh sách hồ sơ không có bộ lọc hoặc cột sắp xếp “{0}”.",
      "The list of dossiers has no filter or sort column “{0}”.",
      "Chọn trong các bộ lọc và cột mà danh sách nêu.",
      "Choose among the filters and columns that the list names."),
  NO_SHEET(
      "CCN-HS-39",
      "Thành viên này chưa có phiếu chấm bên đề nghị này.",
      "This member has no sheet for this applicant.",
      "Nhập phiếu chấm thay vì sửa.",
      "Record the sheet instead of correcting it."),
  NO_COUNCIL(
      "CCN-HS-40",
      "Hồ sơ chưa có phiếu chấm của Hội đồng.",
      "The dossier has no sheets of a council yet.",
      "Nhập phiếu chấm trước khi in bảng tổng hợp.",
      "Record sheets before printing the summary."),
  NO_SCORES(
      "CCN-HS-38",
      "Bộ quy tắc của hồ sơ không ghi điểm tối đa của các tiêu chí.",
      "The rule set of the dossier has no maxima for the criteria.",
      "Người quản trị bổ sung tham số ccn.score.max.* của bộ quy tắc.",
      "The administrator adds the parameters ccn.score.max.* of the rule set.");

  private final ErrorText text;

  DossierError(String code, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, 409, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
