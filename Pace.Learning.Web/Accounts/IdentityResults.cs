using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>What Identity says of a change to a person.</summary>
internal static class IdentityResults
{
    extension(IdentityResult result)
    {
        /// <summary>Whether it was kept. Inside an act: Identity reports a person whom somebody else has just changed as an error among others, and the act has to begin again.</summary>
        /// <exception cref="DbUpdateConcurrencyException">Somebody else was quicker.</exception>
        public bool IsKept => result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure))
            ? throw new DbUpdateConcurrencyException("Somebody else has just changed this person.")
            : result.Succeeded;

        /// <summary>The same where nothing but somebody who was quicker can be in the way.</summary>
        /// <exception cref="InvalidOperationException">It was not kept.</exception>
        public void MustBeKept(string what)
        {
            if (!result.IsKept)
            {
                throw new InvalidOperationException($"{what}: {string.Join(", ", result.Errors.Select(e => e.Code))}");
            }
        }
    }
}
