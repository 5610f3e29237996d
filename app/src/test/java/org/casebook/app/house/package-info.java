/** The rules of the house, as tests: layers, file sizes, and a README that tells the truth. */
@NullMarked
package org.casebook.app.house;

import org.jspecify.annotations.NullMarked;
