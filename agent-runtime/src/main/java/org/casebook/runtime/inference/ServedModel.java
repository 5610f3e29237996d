package org.casebook.runtime.inference;

import java.util.Optional;
import org.casebook.runtime.log.Event.UnavailableTool;

/**
 * The model that answers in a role now.
 *
 * @param <T> what runs the model
 * @param model the model
 * @param insteadOf the promoted model that it stands in for, with reason and remedy; empty when the
 *     right one answers
 */
public record ServedModel<T>(OnDemand<T> model, Optional<UnavailableTool> insteadOf) {}
