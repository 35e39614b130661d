using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Verification;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>The ledger names roles by their ids, so an id must mean what it always does: a name that was changed in the database would give everybody of one role another.</summary>
internal sealed class RoleNamesCheck : ILedgerCheck
{
    public void Run(LedgerSnapshot ledger, LedgerFindings findings)
    {
        var known = Roles.All.ToDictionary(Roles.IdOf);
        using var rows = ledger.Query("""SELECT "Id", "Name", "NormalizedName" FROM "Roles" """);
        while (rows.Read())
        {
            var (id, name, normalized) = (rows.GetGuid(0), rows.IsDBNull(1) ? "" : rows.GetString(1), rows.IsDBNull(2) ? "" : rows.GetString(2));
            if (!known.TryGetValue(id, out var role))
            {
                findings.AddEntry(new LedgerSubject("role", id).Text, 1, "role", $"there is a role {name} that the site doesn't know");
            }
            else if (name != role || !normalized.Equals(role, StringComparison.OrdinalIgnoreCase))
            {
                findings.AddEntry(new LedgerSubject("role", id).Text, 1, "role", $"the role {role} is called {name} ({normalized}) in the database: whoever has it may do what {name} may");
            }
        }
    }
}
