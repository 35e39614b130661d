using AngleSharp.Html.Dom;

namespace Pace.Learning.Tests.Accounts;

/// <summary>Reads the site's local mailbox as a person would.</summary>
internal static class Mails
{
    extension(AppUnderTest app)
    {
        /// <summary>The newest mail to an address.</summary>
        public async Task<IHtmlDocument> NewestMailAsync(string to) => (await app.MailsAsync(to))[0];

        /// <summary>All mails to an address, the newest first.</summary>
        public async Task<IReadOnlyList<IHtmlDocument>> MailsAsync(string to)
        {
            var reader = app.Stranger();
            var list = await reader.GetPageAsync("/dev/mail");
            var mails = new List<IHtmlDocument>();
            foreach (var row in list.QuerySelectorAll("tbody tr").Where(r => r.Children[1].TextContent == to))
            {
                mails.Add(await reader.GetPageAsync(row.QuerySelector("a")!.GetAttribute("href")!));
            }
            return mails;
        }

        /// <summary>Asks for a link and returns where the mail says it leads.</summary>
        public async Task<string> AskForLinkAsync(string email, string? returnUrl = null)
        {
            var client = app.Stranger();
            var page = await client.GetPageAsync("/sign-in" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"));
            using var answer = await client.SubmitAsync(page.Form("Link.Email"), ("Link.Email", email));
            await client.FollowAsync(answer);
            return (await app.NewestMailAsync(email)).LinkInMail();
        }

        /// <summary>A browser that has just signed in by a link.</summary>
        public async Task<HttpClient> SignedInByLinkAsync(string email)
        {
            var client = app.Stranger();
            var page = await client.GetPageAsync(await app.AskForLinkAsync(email));
            using var answer = await client.SubmitAsync(page.QuerySelector("main form")!);
            Assert.NotNull(answer.Headers.Location);
            return client;
        }
    }

    extension(HttpClient half)
    {
        /// <summary>Sets up the second step that somebody is asked for before they are signed in; where that leads.</summary>
        public async Task<string> SetUpRequiredStepAsync(TimeProvider clock)
        {
            var setUp = await half.GetPageAsync("/sign-in/second-step");
            using var done = await half.SubmitAsync(setUp.Form("Input.Code"), ("Input.Code", AuthenticatorApp.Code(setUp.QuerySelector("code.key")!.TextContent, clock.GetUtcNow())));
            return done.Headers.Location!.OriginalString;
        }
    }

    extension(IHtmlDocument page)
    {
        /// <summary>The form that has a field of that name.</summary>
        public AngleSharp.Dom.IElement Form(string field) => page.QuerySelector($"form:has([name='{field}'])")
            ?? throw new InvalidOperationException($"No form with {field} on: {page.QuerySelector("main")?.TextContent}");

        /// <summary>Where the link in a mail leads.</summary>
        public string LinkInMail() => new Uri(page.QuerySelector(".mail-text a")!.GetAttribute("href")!).PathAndQuery;

        /// <summary>The page's heading.</summary>
        public string Heading => page.QuerySelector("main h1")!.TextContent;
    }
}
