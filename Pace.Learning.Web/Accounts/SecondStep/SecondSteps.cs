using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>
/// Checks the second step. Five wrong codes lock it for a quarter of an hour; a code counts once. A try is taken before the code is looked at, in one update, so that however many come at once
/// there are never more than five.
/// </summary>
internal sealed class SecondSteps(PaceDbContext db, UserManager<Person> people, TimeProvider time)
{
    private static int Most => PersonIdentity.Rules.Value.Lockout.MaxFailedAccessAttempts;

    /// <summary>Whether a code of the person's authenticator app is right.</summary>
    public async Task<bool> CheckCodeAsync(Person person, string code)
    {
        var isRight = await TakeTryAsync(person)
            && await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key
            && Totp.StepOf(code, key, time.GetUtcNow()) is { } step
            && await UseUpAsync(person, step);
        return await SettleAsync(person, isRight);
    }

    /// <summary>Whether a recovery code is right; it is used up.</summary>
    public async Task<bool> CheckRecoveryCodeAsync(Person person, string code)
    {
        var isRight = await TakeTryAsync(person) && (await people.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded;
        return await SettleAsync(person, isRight);
    }

    private async Task<bool> UseUpAsync(Person person, long step) =>
        await db.Users.Where(p => p.Id == person.Id && p.LastCodeStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LastCodeStep, step)) == 1;

    private async Task<bool> TakeTryAsync(Person person)
    {
        await db.Entry(person).ReloadAsync();
        if (person.LockoutEnd is { } end)
        {
            if (end > time.GetUtcNow())
            {
                return false;
            }
            // Whoever comes first after the pause begins to count anew; the others find that done.
            await db.Users.Where(p => p.Id == person.Id && p.LockoutEnd == end)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, 0).SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null));
        }
        var most = Most;
        var taken = await db.Users.Where(p => p.Id == person.Id && p.LockoutEnd == null && p.AccessFailedCount < most)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, p => p.AccessFailedCount + 1));
        await db.Entry(person).ReloadAsync();
        return taken == 1;
    }

    private async Task<bool> SettleAsync(Person person, bool isRight)
    {
        if (isRight)
        {
            await db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, 0));
        }
        else
        {
            var (most, until) = (Most, time.GetUtcNow() + PersonIdentity.Rules.Value.Lockout.DefaultLockoutTimeSpan);
            await db.Users.Where(p => p.Id == person.Id && p.LockoutEnd == null && p.AccessFailedCount >= most).ExecuteUpdateAsync(set => set.SetProperty(p => p.LockoutEnd, until));
        }
        await db.Entry(person).ReloadAsync();
        return isRight;
    }
}
