using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts;

/// <summary>Somebody with an account, as other rooms know them.</summary>
public sealed record PersonContact
{
    /// <summary>Identifies them.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name that the site greets them by; empty for parents.</summary>
    public required string Name { get; init; }

    /// <summary>Their address as it is stored: for parents an alias, which mail is sent to all the same.</summary>
    public required string Email { get; init; }

    /// <summary>The form of it that addresses are compared in.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>Whether they have shown that the address is theirs.</summary>
    public required bool IsConfirmed { get; init; }
}

/// <summary>Names, addresses and roles of people, for every other room.</summary>
public sealed class PersonDirectory
{
    private readonly PaceDbContext db;
    private readonly Lazy<UserManager<Person>> manager;

    // Most pages that come past here only read, and what changes accounts takes longer to put together than it takes to ask for a name.
    internal PersonDirectory(PaceDbContext db, Func<UserManager<Person>> manager) => (this.db, this.manager) = (db, new Lazy<UserManager<Person>>(manager));

    /// <summary>Everybody, to be asked further in the same question to the database.</summary>
    public IQueryable<PersonContact> Contacts => db.PersonContacts;

    /// <summary>Somebody by their id; <c>null</c> when the account was closed.</summary>
    public Task<PersonContact?> FindAsync(Guid id, CancellationToken cancellation = default) => Contacts.SingleOrDefaultAsync(p => p.Id == id, cancellation);

    /// <summary>Somebody by their address, also where only its alias is stored.</summary>
    public async Task<PersonContact?> FindByEmailAsync(string email, CancellationToken cancellation = default) =>
        await Accounts.FindByEmailAsync(email) is { } person ? await FindAsync(person.Id, cancellation) : null;

    /// <summary>Some people by their ids; whoever has closed their account is left out.</summary>
    public Task<Dictionary<Guid, PersonContact>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) =>
        Contacts.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);

    /// <summary>Everybody who has a role.</summary>
    public async Task<IReadOnlyList<PersonContact>> InRoleAsync(string role, CancellationToken cancellation = default)
    {
        var id = Roles.IdOf(role);
        var holders = db.UserRoles.Where(r => r.RoleId == id).Select(r => r.UserId);
        return await Contacts.Where(p => holders.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancellation);
    }

    /// <summary>Gives a role; saved with the context. Sessions that are open have it with their next request.</summary>
    public async Task GiveRoleAsync(Guid personId, string role, CancellationToken cancellation = default)
    {
        var id = Roles.IdOf(role);
        if (!await db.UserRoles.AnyAsync(r => r.UserId == personId && r.RoleId == id, cancellation))
        {
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = personId, RoleId = id });
        }
    }

    /// <summary>Takes a role away; saved with the context.</summary>
    public async Task TakeRoleAsync(Guid personId, string role, CancellationToken cancellation = default)
    {
        var id = Roles.IdOf(role);
        db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == personId && r.RoleId == id).ToListAsync(cancellation));
    }

    /// <summary>Makes an account whose address has been proved, with a role.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The address has an account: somebody was quicker.</exception>
    public async Task<Guid> CreateAsync(string email, string name, string role, DateTime now)
    {
        var person = Person.WithProvedAddress(email, name, now);
        Check(await Accounts.CreateAsync(person));
        Check(await Accounts.AddToRoleAsync(person, role));
        return person.Id;
    }

    /// <summary>Puts another address, and no name, in place of what the account has: from then on it says nothing readable about whose it is.</summary>
    /// <exception cref="InvalidOperationException">It could not be saved.</exception>
    public async Task HideAsync(Guid personId, string alias, string role)
    {
        var person = await Accounts.FindByIdAsync(personId.ToString()) ?? throw new InvalidOperationException("There is no such account.");
        (person.Email, person.UserName) = (alias, alias);
        Check(await Accounts.UpdateAsync(person));
        if (!await Accounts.IsInRoleAsync(person, role))
        {
            Check(await Accounts.AddToRoleAsync(person, role));
        }
    }

    /// <summary>What somebody may do.</summary>
    public async Task<IReadOnlyList<string>> RolesOfAsync(Guid personId, CancellationToken cancellation = default) =>
        await db.UserRoles.Where(r => r.UserId == personId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name!).ToListAsync(cancellation);

    /// <summary>Whether a row that could not be saved says who has which role.</summary>
    public bool IsRoleOf(object entity) => entity is IdentityUserRole<Guid>;

    /// <summary>The opposite of hiding: the account has a readable address again, and some roles less. Its sessions end.</summary>
    public async Task RevealAsync(Guid personId, string address, IReadOnlyCollection<string> rolesToTake)
    {
        var person = await Accounts.FindByIdAsync(personId.ToString()) ?? throw new InvalidOperationException("There is no such account.");
        (person.Email, person.UserName) = (address, address);
        Check(await Accounts.UpdateAsync(person));
        Check(await Accounts.RemoveFromRolesAsync(person, rolesToTake));
        Check(await Accounts.UpdateSecurityStampAsync(person));
    }

    /// <summary>Deletes links that sign in with an address, invitations to work here, and mail to it that hasn't gone.</summary>
    public async Task ForgetAddressAsync(string address, CancellationToken cancellation = default)
    {
        var normalized = EmailAddress.Normalized(address);
        await db.SignInLinks.Where(l => l.NormalizedEmail == normalized).ExecuteDeleteAsync(cancellation);
        await db.ForgetInvitationsAsync(i => i.NormalizedEmail == normalized, cancellation);
        await db.OutboxMails.Where(m => m.To == address).ExecuteDeleteAsync(cancellation);
    }

    private UserManager<Person> Accounts => manager.Value;

    private static void Check(IdentityResult result) => result.MustBeKept("The account could not be saved");
}

/// <summary>People for questions to the database that have no services at hand, and rows of other rooms that belong to them.</summary>
public static class PersonQueries
{
    extension(PaceDbContext db)
    {
        /// <summary>Everybody, to be asked further in the same question.</summary>
        public IQueryable<PersonContact> PersonContacts => db.Users.Select(p => new PersonContact
        {
            Id = p.Id, Name = p.DisplayName, Email = p.Email ?? "", NormalizedEmail = p.NormalizedEmail ?? "", IsConfirmed = p.EmailConfirmed,
        });
    }

    /// <summary>The column holds the id of a person; their rows are deleted with the account.</summary>
    public static void BelongsToPerson<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> personId, DeleteBehavior onDelete = DeleteBehavior.Cascade)
        where T : class => builder.HasOne<Person>().WithMany().HasForeignKey(personId).OnDelete(onDelete);
}
