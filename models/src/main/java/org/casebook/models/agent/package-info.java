/**
 * Which tool next, when to stop, when to ask a person: a policy learned from logged cases.
 *
 * <p>Read first: {@link org.casebook.models.agent.Environment}, {@link
 * org.casebook.models.agent.Teacher}, {@link org.casebook.models.agent.PolicyLearner}. Tables of
 * evidence that are solved exactly learn from few cases and teach a network; reinforcement learning
 * then repairs what their assumption of independent tools gets wrong.
 */
@NullMarked
package org.casebook.models.agent;

import org.jspecify.annotations.NullMarked;
