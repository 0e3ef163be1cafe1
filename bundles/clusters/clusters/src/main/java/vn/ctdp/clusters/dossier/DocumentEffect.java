package vn.ctdp.clusters.dossier;

/** What recording a document does to its dossier. */
public enum DocumentEffect {
  /** Nothing more than being kept. */
  NONE,
  /** Moves the dossier to the document's rung. */
  ADVANCE,
  /** Asks for supplements: clocks stand still. */
  PAUSE,
  /** Supplements came: clocks go on. */
  RESUME,
  /** Ends the dossier without a decision in its favour. */
  REFUSE,
  /** The applicant withdraws. */
  WITHDRAW,
  /** Cancels the council; the dossier waits for another one. */
  CANCEL_COUNCIL,
  /** The province decides in favour: the register is changed. */
  DECIDE
}
