/**
 * Cases made up by us from a slot grammar: what a moderation model must tell apart, in many
 * languages.
 *
 * <p>Two grammars. Read first for cases that show whether a clause is understood: {@link
 * org.casebook.models.synthesis.ClauseSamples}, {@link
 * org.casebook.models.synthesis.SampleRequest}, {@link org.casebook.models.synthesis.Sample}; they
 * answer a request in terms of signals. Read first for sentences that train a model: {@link
 * org.casebook.models.synthesis.FunctionalCases}, {@link
 * org.casebook.models.synthesis.FunctionalGrammar}, {@link
 * org.casebook.models.synthesis.SlotTemplate}. Collected data pair a group's name with hate and
 * seldom with anything else; so a model learns the name. The grammar says the same of every group:
 * hate, praise, a mention, a denial, a quotation that objects. It carries contempt by ordinary
 * words and has no slurs. A data set that is only evaluated on has no part in it.
 */
@NullMarked
package org.casebook.models.synthesis;

import org.jspecify.annotations.NullMarked;
