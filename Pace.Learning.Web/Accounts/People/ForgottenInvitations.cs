using System.Linq.Expressions;

namespace Pace.Learning.Web.Accounts.People;

internal static class ForgottenInvitations
{
    extension(PaceDbContext db)
    {
        /// <summary>Deletes invitations with the roles that they would have given. Those are loaded, so that the ledger says that they are gone.</summary>
        public async Task<int> ForgetInvitationsAsync(Expression<Func<StaffInvitation, bool>> which, CancellationToken cancellation)
        {
            var invitations = await db.Set<StaffInvitation>().Where(which).ToListAsync(cancellation);
            Guid?[] ids = [.. invitations.Select(i => i.Id)];
            db.RemoveRange(await db.Set<RoleGrant>().Where(g => ids.Contains(g.InvitationId)).ToListAsync(cancellation));
            db.RemoveRange(invitations);
            await db.SaveChangesAsync(cancellation);
            return invitations.Count;
        }
    }
}
