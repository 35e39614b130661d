using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.OpenIdConnect;
using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Accounts.Sessions;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Web.Accounts;

/// <summary>The tables of this room.</summary>
internal static class AccountsTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Everybody who can sign in.</summary>
        public DbSet<Person> Users => db.Set<Person>();

        /// <summary>What people may do.</summary>
        public DbSet<IdentityRole<Guid>> Roles => db.Set<IdentityRole<Guid>>();

        /// <summary>Who has which role.</summary>
        public DbSet<IdentityUserRole<Guid>> UserRoles => db.Set<IdentityUserRole<Guid>>();

        /// <summary>Secrets of authenticators, sealed.</summary>
        public DbSet<IdentityUserToken<Guid>> UserTokens => db.Set<IdentityUserToken<Guid>>();

        /// <summary>Accounts of other sign-in services.</summary>
        public DbSet<IdentityUserLogin<Guid>> UserLogins => db.Set<IdentityUserLogin<Guid>>();

        /// <summary>Links that sign somebody in.</summary>
        public DbSet<SignInLink> SignInLinks => db.Set<SignInLink>();

        /// <summary>Answers of other sign-in services that were used.</summary>
        public DbSet<UsedState> UsedStates => db.Set<UsedState>();

        /// <summary>Browsers in which somebody is, or was, signed in.</summary>
        public DbSet<BrowserSession> BrowserSessions => db.Set<BrowserSession>();

        /// <summary>How roles came about.</summary>
        public DbSet<RoleGrant> RoleGrants => db.Set<RoleGrant>();

        /// <summary>Invitations to work here.</summary>
        public DbSet<StaffInvitation> StaffInvitations => db.Set<StaffInvitation>();
    }
}
