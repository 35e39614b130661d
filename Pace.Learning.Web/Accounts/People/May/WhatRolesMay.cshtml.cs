namespace Pace.Learning.Web.Accounts.People.May;

/// <summary>What each role may do, in plain words.</summary>
[OnlyFor(Roles.Admin)]
internal sealed class WhatRolesMayModel(RolePages pages) : PageModel
{
    public const string Address = Find.PeopleModel.Address + "/roles";

    public ILookup<string, RolePage> Pages { get; private set; } = null!;

    public async Task OnGetAsync() => Pages = await pages.ByRoleAsync();
}
