using AngleSharp.Html.Dom;

namespace Pace.Learning.Tests.Accounts.OpenIdConnect;

/// <summary>Follows the redirects of signing in with another service.</summary>
internal static class Redirects
{
    extension(HttpClient client)
    {
        /// <summary>The page that the site ends at.</summary>
        public async Task<IHtmlDocument> FollowToEndAsync(Uri url)
        {
            for (var i = 0; i < 8; i++)
            {
                using var answer = await client.GetAsync(url.IsAbsoluteUri ? url.PathAndQuery : url.OriginalString);
                if (answer.Headers.Location is not { } next)
                {
                    Assert.True(answer.IsSuccessStatusCode, $"{url} answered {(int)answer.StatusCode}");
                    return await answer.ReadPageAsync();
                }
                Assert.True(!next.IsAbsoluteUri || next.Host == "localhost", $"Left for {next}");
                Assert.False(next.OriginalString.StartsWith("/sign-in/refused", StringComparison.Ordinal), $"Refused: {next}");
                url = next;
            }
            throw new InvalidOperationException("Too many redirects");
        }

        /// <summary>The code of the refusal that an answer meets; the page says it too.</summary>
        public async Task<string> RefusalOfAsync(Uri url)
        {
            using var answer = await client.GetAsync(url.IsAbsoluteUri ? url.PathAndQuery : url.OriginalString);
            var refused = answer.Headers.Location?.OriginalString ?? $"no redirect but {(int)answer.StatusCode}";
            Assert.StartsWith("/sign-in/refused?code=", refused, StringComparison.Ordinal);
            using var shown = await client.GetAsync(refused);
            Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
            var page = await shown.ReadPageAsync();
            Assert.Equal("Signing in didn't work", page.Heading);
            Assert.Equal(refused.Split('=')[1], page.QuerySelector("main strong")!.TextContent);
            return refused.Split('=')[1];
        }

        public async Task<bool> IsSignedInAsync()
        {
            using var answer = await client.GetAsync("/account");
            return answer.StatusCode == HttpStatusCode.OK;
        }

        /// <summary>A page of the provider, after its own redirects.</summary>
        public async Task<IHtmlDocument> PageOfProviderAsync(Uri url)
        {
            for (var i = 0; i < 8; i++)
            {
                using var answer = await client.GetAsync(url);
                if (answer.Headers.Location is not { } next)
                {
                    return await answer.ReadPageAsync();
                }
                url = new Uri(url, next);
            }
            throw new InvalidOperationException("Too many redirects");
        }

        /// <summary>Where the provider sends the browser back to us.</summary>
        public async Task<Uri> ToCallbackAsync(Uri url)
        {
            for (var i = 0; i < 8; i++)
            {
                if (url.Host == "localhost" && url.AbsolutePath.StartsWith("/sign-in/callback/", StringComparison.Ordinal))
                {
                    return url;
                }
                using var answer = await client.GetAsync(url);
                url = new Uri(url, answer.Headers.Location ?? throw new InvalidOperationException($"{url} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"));
            }
            throw new InvalidOperationException("Too many redirects");
        }
    }
}
