/**
 * Where a media file says it comes from, and whether that is signed: C2PA manifests, and the plain
 * metadata that cameras, editors and generators write.
 *
 * <p>Read first: {@link org.casebook.runtime.provenance.ProvenanceReader} (a file into a report),
 * {@link org.casebook.runtime.provenance.ManifestVerifier} (what is checked and in which order),
 * {@link org.casebook.runtime.provenance.StatusCode} (what each finding does to the outcome).
 * Containers are walked by code of our own, because a library that inflates or allocates what a
 * stranger's file asks for has no limits; the certificate and signature arithmetic is that of the
 * Java platform. Follows the C2PA Technical Specification 2.2, sections 11 (manifests), 13 and 14
 * (signatures, certificates), 15 (validation), 18 (assertions) and appendix A (containers).
 */
@NullMarked
package org.casebook.runtime.provenance;

import org.jspecify.annotations.NullMarked;
