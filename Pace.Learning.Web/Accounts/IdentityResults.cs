using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts;

/// <summary>What Identity says of a change to a person. Inside an act: it tells of somebody who was quicker as of any other mistake, and the act has to begin again.</summary>
internal static class IdentityResults
{
    private static readonly string[] Changed = [nameof(IdentityErrorDescriber.ConcurrencyFailure)];
    private static readonly string[] Taken = [.. Changed, nameof(IdentityErrorDescriber.DuplicateUserName), nameof(IdentityErrorDescriber.DuplicateEmail)];

    extension(IdentityResult result)
    {
        /// <summary>Whether it was kept. That an address has an account already is an answer like others.</summary>
        /// <exception cref="DbUpdateConcurrencyException">Somebody else has just changed this person.</exception>
        public bool IsKept
        {
            get
            {
                result.ThrowIfLate(Changed);
                return result.Succeeded;
            }
        }

        /// <summary>The same for whoever has looked before: an account that the address has now was made in this moment.</summary>
        /// <exception cref="DbUpdateConcurrencyException">Somebody else was quicker.</exception>
        /// <exception cref="InvalidOperationException">It was not kept.</exception>
        public void MustBeKept(string what)
        {
            result.ThrowIfLate(Taken);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException($"{what}: {result}");
            }
        }

        private void ThrowIfLate(string[] codes)
        {
            if (result.Errors.Any(e => codes.Contains(e.Code)))
            {
                throw new DbUpdateConcurrencyException($"Somebody else was quicker: {result}");
            }
        }
    }
}
