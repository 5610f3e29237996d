/** Labels, predictions and model versions: what every other package of this module speaks of. */
@NullMarked
package org.casebook.models;

import org.jspecify.annotations.NullMarked;
