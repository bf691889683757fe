using Microsoft.AspNetCore.Http;

namespace Intercom.Loader;

/// <summary>The answer to a button, kept by the browser until the page that shows it.</summary>
internal static class PageAnswers
{
    private const string Cookie = "intercom_loader_said";

    public static void Give(HttpContext http, string said) =>
        http.Response.Cookies.Append(Cookie, said, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromMinutes(1) });

    public static string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 500 } said) return null;
        http.Response.Cookies.Delete(Cookie);
        return said;
    }
}
