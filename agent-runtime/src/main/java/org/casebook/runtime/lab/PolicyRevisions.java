package org.casebook.runtime.lab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.Event.PolicyStaged;
import org.casebook.runtime.log.Event.PolicyVersion;
import org.casebook.runtime.log.Event.Stage;
import org.casebook.runtime.log.EventLog;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.policy.InvalidPolicyException;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.policy.PolicyReader.Reading;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.view.PolicyHistory;

/**
 * Versions of a policy from draft to publication, over the log. Texts are kept by their digest, so
 * each version that ever decided can be read again. Safe for use from several threads.
 */
public final class PolicyRevisions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventLog log;
  private final Texts texts;
  private final PolicyText bundled;
  private final PolicyReader reader = new PolicyReader();
  private final Map<String, Policy> read = new ConcurrentHashMap<>();

  /** Where texts are kept, by the SHA-256 of their bytes. */
  public interface Texts {
    /** Keeps these bytes and gives their digest. */
    String keep(byte[] text);

    /** The bytes with this digest. */
    Optional<byte[]> find(String sha256);
  }

  /**
   * The versions of one policy in one workspace.
   *
   * @param bundled what decides until something is published
   */
  public PolicyRevisions(EventLog log, Texts texts, PolicyText bundled) {
    this.log = log;
    this.texts = texts;
    this.bundled = bundled;
  }

  /** The text that decides until something is published. */
  public PolicyText bundled() {
    return bundled;
  }

  /** Read when it is first asked for: a stream of texts never asks. */
  private Policy first() {
    return read.computeIfAbsent("", bundledText -> valid(bundled));
  }

  /** Id of the policy. */
  public String policyId() {
    return first().id();
  }

  /** What happened to the policy. */
  public PolicyHistory history() {
    return PolicyHistory.of(log.ofWorkspace());
  }

  /** The text of the version that decides now. */
  public PolicyText published() {
    List<PolicyStaged> published = history().published(policyId());
    return published.isEmpty() ? bundled : text(published.get(published.size() - 1));
  }

  /** The version that decides now. */
  public Policy current() {
    return versions().get(versions().size() - 1);
  }

  /** The version by which content of a day is judged. */
  public Policy deciding(LocalDate day) {
    return deciding(versions(), day);
  }

  /**
   * The last published of the versions that are in force on a day; the current one where none is.
   *
   * @param versions oldest first, not empty
   */
  public static Policy deciding(List<Policy> versions, LocalDate day) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).scope().inForce(day)) {
        return versions.get(i);
      }
    }
    return versions.get(versions.size() - 1);
  }

  /** The bundled version, then all published ones, oldest first. */
  public List<Policy> versions() {
    List<Policy> versions = new ArrayList<>();
    versions.add(first());
    for (PolicyStaged staged : history().published(policyId())) {
      versions.add(read(staged));
    }
    return versions;
  }

  /**
   * The version that was staged.
   *
   * @throws InvalidPolicyException when it is a draft with problems
   */
  public Policy read(PolicyStaged staged) {
    return read.computeIfAbsent(staged.content(), content -> valid(text(staged)));
  }

  /**
   * The text of a version.
   *
   * @throws CasebookException when the store does not hold it any more
   */
  public PolicyText text(PolicyStaged staged) {
    byte[] bytes =
        texts
            .find(staged.content())
            .orElseThrow(
                () ->
                    new CasebookException(
                        "the text of policy "
                            + staged.policy().id()
                            + " "
                            + staged.policy().version()
                            + " is not in the workspace's media store any more; restore "
                            + staged.content()));
    try {
      return new PolicyText(JSON.readValue(bytes, new TypeReference<TreeMap<String, String>>() {}));
    } catch (IOException e) {
      throw new CasebookException(
          "the kept text " + staged.content() + " is no policy; restore it from a backup", e);
    }
  }

  /** Saves a draft; it may have problems. */
  public LoggedEvent saveDraft(PolicyText draft, String author) {
    Reading reading = reader.read(draft);
    PolicyVersion version =
        reading
            .policy()
            .map(PolicyRevisions::version)
            .orElseGet(() -> new PolicyVersion(policyId(), "", ""));
    return append(version, Stage.DRAFT, draft, "", author);
  }

  /**
   * Lets a version run beside the published one.
   *
   * @throws InvalidPolicyException when it has problems
   */
  public LoggedEvent shadow(PolicyText text, String note, String author) {
    return append(version(valid(text)), Stage.SHADOW, text, note, author);
  }

  /**
   * Makes a version decide.
   *
   * @param note why; not blank
   * @throws InvalidPolicyException when it has problems
   * @throws CasebookException when there is no note, or the version's number was already published
   *     with another text
   */
  public LoggedEvent publish(PolicyText text, String note, String author) {
    Policy policy = valid(text);
    if (note.isBlank()) {
      throw new CasebookException("a published policy needs a note; say what changes and why");
    }
    for (Policy earlier : versions()) {
      if (earlier.version().equals(policy.version()) && !earlier.sha256().equals(policy.sha256())) {
        throw new CasebookException(
            "version "
                + policy.version()
                + " of "
                + policy.id()
                + " is published with another text; write a higher 'version' in policy.yaml");
      }
    }
    return append(version(policy), Stage.PUBLISHED, text, note, author);
  }

  /**
   * Makes an earlier version decide again.
   *
   * @param earlier a published version, or empty for the one that came with Casebook
   * @param note why; not blank
   */
  public LoggedEvent rollBack(Optional<PolicyStaged> earlier, String note, String author) {
    return publish(earlier.map(this::text).orElse(bundled), note, author);
  }

  /** Gives up the draft and the shadow; what was saved stays in the log. */
  public LoggedEvent discard(String note, String author) {
    return append(version(current()), Stage.DISCARDED, published(), note, author);
  }

  private LoggedEvent append(
      PolicyVersion version, Stage stage, PolicyText text, String note, String author) {
    if (!version.id().equals(policyId())) {
      throw new CasebookException(
          "the id '" + version.id() + "' is not '" + policyId() + "'; keep the policy's id");
    }
    List<LoggedEvent> before = history().of(policyId());
    Optional<String> cause =
        before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1).id());
    return log.append(
        new PolicyStaged(version, stage, texts.keep(bytes(text)), note.strip(), author), cause);
  }

  private static PolicyVersion version(Policy policy) {
    return new PolicyVersion(policy.id(), policy.version(), policy.sha256());
  }

  private Policy valid(PolicyText text) {
    Reading reading = reader.read(text);
    return reading
        .policy()
        .orElseThrow(() -> new InvalidPolicyException("the policy", reading.problems()));
  }

  private static byte[] bytes(PolicyText text) {
    try {
      return JSON.writeValueAsBytes(text.files());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
