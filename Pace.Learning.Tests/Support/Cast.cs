using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;

namespace Pace.Learning.Tests.Support;

/// <summary>Somebody who was made for one test.</summary>
/// <param name="Id">Their account.</param>
/// <param name="Address">Their e-mail address, which nobody else has.</param>
/// <param name="Name">How they are called; a parent by the name that they chose.</param>
public sealed record CastMember(Guid Id, string Address, string Name);

/// <summary>
/// The people of each test. Whoever a test asks for by role is made when it first does: what it does to them, no other test meets.
/// The role is given directly: that pages give roles is what the tests of Accounts/People are about. A parent has joined and chosen, and speaks live.
/// </summary>
internal sealed class Cast(IServiceProvider services)
{
    private readonly ConcurrentDictionary<(string Test, string Role), Lazy<Task<CastMember>>> members = [];

    // What is prepared for a whole class is its own test in this.
    private static string CurrentTest => TestContext.Current.Test?.UniqueID ?? TestContext.Current.TestClass?.UniqueID ?? "";

    /// <summary>The current test's person of a role.</summary>
    public Task<CastMember> OfAsync(string role) => members.GetOrAdd((CurrentTest, role), key => new Lazy<Task<CastMember>>(() => MakeAsync(key.Role))).Value;

    private async Task<CastMember> MakeAsync(string role)
    {
        await using var scope = services.CreateAsyncScope();
        var tag = $"{Guid.NewGuid():N}"[..10];
        var address = $"{role}.{tag}@people.example";
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (role == Roles.Parent)
        {
            var name = $"Jo-{tag}";
            return new CastMember(await scope.ServiceProvider.JoinAsync(address, name, now), address, name);
        }
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = Person.WithProvedAddress(address, DemoPeople.All.Single(p => p.Role == role).Name, now);
        Assert.True((await people.CreateAsync(person)).Succeeded);
        Assert.True((await people.AddToRoleAsync(person, role)).Succeeded);
        return new CastMember(person.Id, address, person.DisplayName);
    }
}
