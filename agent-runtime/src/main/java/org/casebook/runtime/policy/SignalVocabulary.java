package org.casebook.runtime.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.casebook.runtime.domain.HarmArea;

/**
 * The signals that clauses may require and evidence may establish. {@code docs/policy-format.md}
 * says what each means; a new signal needs a tool that can establish it.
 */
public final class SignalVocabulary {
  private static final String NAMES =
      """
      cue.slur cue.dehumanise cue.exclude_group cue.inferior_group cue.protected_group
      cue.insult cue.profanity cue.dox cue.pile_on cue.sexual_harass
      cue.threat cue.incite cue.glorify_violence cue.graphic_violence cue.weapon
      cue.sexual_explicit cue.sexual_solicit
      cue.self_harm_intent cue.self_harm_promote cue.self_harm_method cue.eating_disorder
      cue.prize_lure cue.advance_fee cue.credential_phish cue.investment_lure cue.job_lure
      cue.urgency cue.contact_off_platform cue.bulk_promo cue.url cue.phone_number
      cue.weapon_sale cue.drug_sale cue.explosive_make cue.counterfeit_document
      cue.prescription_sale cue.wildlife_sale
      cue.deepfake_offer cue.fake_media_claim cue.impersonation cue.ai_label
      cue.child_safety
      cue.unconstitutional_symbol cue.atrocity_denial cue.terror_praise cue.terror_recruit
      cue.vote_misinfo cue.political_ad cue.ad_disclosure cue.influencer_promo
      cue.fake_review cue.subscription_trap cue.trader_identity cue.trade_offer cue.no_withdrawal
      cue.counterfeit_goods cue.piracy_offer cue.gambling_offer cue.unlicensed_finance
      cue.pyramid_scheme cue.intimate_leak cue.stalking cue.sensitive_data cue.data_trade
      cue.unsafe_product cue.miracle_cure cue.animal_cruelty cue.animal_sale
      cue.minor_audience cue.unsafe_challenge cue.smuggling_offer
      cue.notice cue.notice_location cue.notice_reason cue.good_faith cue.notice_contact
      cue.decision_notice cue.decision_ground cue.decision_redress cue.authority_order
      frame.news frame.education frame.counter_speech frame.satire frame.reclaimed
      frame.quotation frame.support frame.fiction frame.lawful_trade
      image.nsfw image.suggestive object.knife text.obfuscated hash.known reports.many
      provenance.synthetic provenance.tampered provenance.captured
      cue.offer cue.shipping cue.no_papers cue.risky_payment
      cue.weapon_part cue.knife cue.concealed_weapon cue.fireworks cue.drug_gear cue.legal_high
      cue.animal_live cue.medical_device cue.counterfeit_brand cue.pirated_copy
      cue.official_item cue.recalled_goods cue.expired_goods cue.hazardous_chemical
      cue.tobacco cue.alcohol cue.adult_item cue.gambling cue.account_sale
      cue.exam_cheating cue.hacking_service cue.personal_data cue.stolen_goods cue.ticket_touting
      cue.body_part cue.person_sale cue.hate_symbol
      cue.firearm cue.prescription_medicine cue.wildlife
      frame.antique frame.replica frame.publication frame.accessory frame.food frame.craft
      frame.lost_found frame.shelter
      human.untrue_statement human.insulted_person_objects human.order_verified
      human.right_verified human.misuse_pattern
      """;

  private static final String PEOPLE = "human.";

  private static final SortedSet<String> ALL = all();

  private SignalVocabulary() {}

  /** Every signal, sorted. */
  public static SortedSet<String> signals() {
    return ALL;
  }

  /** The signal that says the belief about this area is above its threshold. */
  public static String harm(HarmArea area) {
    return "harm." + area.key();
  }

  /** Whether no tool may establish the signal: only a person's review does. */
  public static boolean settledByPeople(String signal) {
    return signal.startsWith(PEOPLE);
  }

  private static SortedSet<String> all() {
    SortedSet<String> signals = new TreeSet<>(Arrays.asList(NAMES.trim().split("\\s+")));
    for (HarmArea area : HarmArea.values()) {
      signals.add(harm(area));
    }
    return Collections.unmodifiableSortedSet(signals);
  }
}
