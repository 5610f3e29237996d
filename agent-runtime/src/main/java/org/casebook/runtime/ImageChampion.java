package org.casebook.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.NsfwClassifier;
import org.casebook.runtime.inference.NsfwPanel;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.view.Champions;

/**
 * Which classifiers look for nudity: the panel that the log last promoted, or the default where
 * none was, or while a member of the promoted one can not be used.
 */
final class ImageChampion implements Supplier<ServedModel<NsfwPanel>> {
  /** The role, and the name of the panels that fill it. */
  static final String ROLE = "nsfw-image";

  /** One model decides; another, where installed, is heard. */
  static final ModelVersion DEFAULT = new ModelVersion(ROLE, "1");

  private final Catalogue catalogue;
  private final OnnxSessions sessions;
  private final Supplier<Champions> champions;
  private final ServingRole<NsfwPanel> role;
  private final Map<ModelVersion, OnDemand<NsfwPanel>> panels = new ConcurrentHashMap<>();
  private final Map<ModelVersion, OnDemand<NsfwClassifier>> members = new ConcurrentHashMap<>();

  /**
   * @param champions what the log says now; asked for each call
   */
  ImageChampion(Catalogue catalogue, OnnxSessions sessions, Supplier<Champions> champions) {
    this.catalogue = catalogue;
    this.sessions = sessions;
    this.champions = champions;
    this.role = new ServingRole<>(ROLE, DEFAULT, this::panel, this::missing);
  }

  @Override
  public ServedModel<NsfwPanel> get() {
    return role.serving(champions.get());
  }

  /** The first of those that decide in a panel who is not here. */
  private String missing(ModelVersion version) {
    return members(version, "deciding").stream()
        .filter(one -> one.problem().isPresent())
        .map(one -> one.version().name())
        .findFirst()
        .orElse(version.name());
  }

  /** A panel that can be opened when those that decide in it are there. */
  OnDemand<NsfwPanel> panel(ModelVersion version) {
    OnDemand<NsfwPanel> known = panels.get(version);
    if (known == null) {
      List<OnDemand<NsfwClassifier>> deciding = members(version, "deciding");
      List<OnDemand<NsfwClassifier>> advising = members(version, "advising");
      known =
          new OnDemand<>(
              catalogue,
              version,
              stored -> new NsfwPanel(deciding, advising),
              deciding.toArray(OnDemand[]::new));
      panels.put(version, known);
    }
    return known;
  }

  private List<OnDemand<NsfwClassifier>> members(ModelVersion version, String role) {
    return catalogue
        .find(version)
        .map(stored -> NsfwPanel.members(stored, role))
        .orElseThrow(() -> new CasebookException(version + " is not installed"))
        .stream()
        .map(
            member ->
                members.computeIfAbsent(
                    member,
                    name ->
                        new OnDemand<>(
                            catalogue, name, model -> new NsfwClassifier(sessions, model))))
        .toList();
  }
}
