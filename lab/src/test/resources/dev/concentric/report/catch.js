window.problems = [];
window.addEventListener("error", event => window.problems.push(String(event.message)));
window.addEventListener("unhandledrejection", event => window.problems.push(String(event.reason)));
